import { createRequire } from 'node:module';

const { TestEnvironment } = createRequire(import.meta.resolve('jest'))('jest-environment-node');

/** Lets what runs after a test know whether it has failed: what its browser shows by then is gone a moment later. */
export default class TellingEnvironment extends TestEnvironment {
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.hasTestFailed = false;
    if (name === 'test_fn_failure' || name === 'hook_failure') this.global.hasTestFailed = true;
  }
}
