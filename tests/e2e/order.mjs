import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.resolve('jest'))('@jest/test-sequencer');

/** Whoever needs an empty province comes before those that fill it, and no second one has to be started. */
export default class EmptyProvinceFirst extends Sequencer {
  sort(tests) {
    const needsEmpty = ({ path }) => readFileSync(path, 'utf8').includes('takeStage({ isEmpty: true })');
    return super.sort(tests).toSorted((a, b) => Number(needsEmpty(b)) - Number(needsEmpty(a)));
  }
}
