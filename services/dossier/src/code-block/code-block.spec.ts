import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate } from '@haicap/kernel';
import { blocksFor, CODE_BLOCK_SIZE, compareDesks, cutBlocks, takeNumbers, type CodeBlock, type DeskDay } from './code-block.js';

const desk = (name: string): DeskDay => ({ agencyCode: 'H56.147.97', unitId: 'u1', localDate: localDate('2025-07-01'), desk: name });
const aBlock = (firstNumber: number, nextNumber = firstNumber): CodeBlock =>
  ({ ...desk('1'), firstNumber, lastNumber: firstNumber + CODE_BLOCK_SIZE - 1, nextNumber });

describe('the numbers of a desk', () => {
  it('come from its block in order', () => {
    expect(takeNumbers([aBlock(1, 3)], 2)).toEqual({ numbers: [3, 4], blocks: [aBlock(1, 5)], shortage: 0 });
  });

  it('go on in the next block when one is used up', () => {
    const taken = takeNumbers([aBlock(1, 20), aBlock(41)], 2);

    expect(taken.numbers).toEqual([20, 41]);
    expect(taken.blocks).toEqual([aBlock(1, 21), aBlock(41, 42)]);
  });

  it('are short by what the blocks do not hold', () => {
    expect(takeNumbers([aBlock(1, 19)], 5)).toMatchObject({ numbers: [19, 20], shortage: 3 });
  });
});

describe('blocks cut from the counter of an agency', () => {
  it('cover the shortage and end with the counter', () => {
    expect(blocksFor(21)).toBe(2);
    expect(cutBlocks(desk('1'), 2, 60)).toEqual([aBlock(21), aBlock(41)]);
  });

  it('never give one number to two desks, whatever the desks ask for', () => {
    fc.assert(fc.property(fc.array(fc.record({ desk: fc.constantFrom('1', '2', 'online'), count: fc.integer({ min: 1, max: 50 }) })), (asked) => {
      const blocks = new Map<string, CodeBlock[]>();
      const given: number[] = [];
      let counter = 0;
      for (const { desk: name, count } of asked) {
        const first = takeNumbers(blocks.get(name) ?? [], count);
        counter += blocksFor(first.shortage) * CODE_BLOCK_SIZE;
        const added = cutBlocks(desk(name), blocksFor(first.shortage), counter);
        const second = takeNumbers(added, first.shortage);
        given.push(...first.numbers, ...second.numbers);
        blocks.set(name, [...(blocks.get(name) ?? []), ...added].map((block) =>
          [...first.blocks, ...second.blocks].find((changed) => changed.firstNumber === block.firstNumber) ?? block));
      }
      const wanted = asked.reduce((sum, { count }) => sum + count, 0);
      expect(given).toHaveLength(wanted);
      expect(new Set(given).size).toBe(wanted);
      expect(Math.max(0, ...given)).toBeLessThanOrEqual(counter);
    }), { seed: 1, numRuns: 200 });
  });
});

describe('desks of several agencies and days', () => {
  it('are taken in one order by everybody', () => {
    const desks = [{ ...desk('2') }, { ...desk('1'), localDate: localDate('2025-07-02') }, { ...desk('1') }, { ...desk('1'), agencyCode: 'H56.001.01' }];

    expect(desks.toSorted(compareDesks)).toEqual(desks.toReversed().toSorted(compareDesks));
  });
});
