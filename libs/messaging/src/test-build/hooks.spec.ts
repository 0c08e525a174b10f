import { afterEach, describe, expect, it } from '@jest/globals';
import { isMutant, MUTANTS } from './catalogue.js';
import { seam } from './hooks.js';

afterEach(() => {
  delete process.env['HAICAP_MUTANT'];
});

/** A message of the bus, as far as these mutants look at it. */
class FakeMessage {
  readonly said: string[] = [];
  readonly info: { readonly deliveryCount: number };

  constructor(deliveryCount: number) {
    this.info = { deliveryCount };
  }

  ack(): void {
    this.said.push('ack');
  }

  term(): void {
    this.said.push('term');
  }
}

const arrive = (mutant: string) => {
  process.env['HAICAP_MUTANT'] = mutant;
  const batch = [new FakeMessage(1), new FakeMessage(3), new FakeMessage(4)];
  const taken = seam('batch-arrived', batch);
  return [taken.length, ...batch.map(({ said }) => said.join())];
};

describe('a batch that arrives', () => {
  it('is taken as it is without a mutant', () => {
    expect(arrive('')).toEqual([3, '', '', '']);
  });

  it('is acknowledged before it is handled by ack-before-commit', () => {
    expect(arrive('ack-before-commit')).toEqual([3, 'ack', 'ack', 'ack']);
  });

  it('loses what was delivered three times by max-deliver-3', () => {
    expect(arrive('max-deliver-3')).toEqual([2, '', '', 'term']);
  });
});

describe('the mutants of a process', () => {
  it('are those named, with what would mend their damage', () => {
    process.env['HAICAP_MUTANT'] = 'cursor-relay, two-skip-locked-relays';

    const names = Object.keys(MUTANTS) as (keyof typeof MUTANTS)[];

    expect(names.filter(isMutant)).toEqual(['cursor-relay', 'no-version-check', 'two-skip-locked-relays', 'no-repair']);
  });

  it('are never taken from a name that does not exist', () => {
    process.env['HAICAP_MUTANT'] = 'cursor-rely';

    expect(() => isMutant('cursor-relay')).toThrow('there is no mutant cursor-rely');
  });
});
