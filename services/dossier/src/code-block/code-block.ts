import type { LocalDate } from '@haicap/kernel';

/**
 * Numbers a desk holds in advance. A desk that loses the network goes on numbering from its block, so two desks never
 * meet; what it leaves unused stays listed and is never given to another.
 */
export const CODE_BLOCK_SIZE = 20;

/** Whose numbers: one sequence per agency and day, cut into blocks per desk. */
export interface DeskDay {
  readonly agencyCode: string;
  readonly unitId: string;
  readonly localDate: LocalDate;
  readonly desk: string;
}

/** A run of numbers given to a desk. `nextNumber` is the next free one, `lastNumber + 1` when the block is used up. */
export interface CodeBlock extends DeskDay {
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly nextNumber: number;
}

export interface Taken {
  readonly numbers: readonly number[];
  /** The blocks that changed, as they stand now. */
  readonly blocks: readonly CodeBlock[];
  /** How many numbers the blocks could not give. */
  readonly shortage: number;
}

/** Takes the lowest free numbers of a desk's blocks, which are given in ascending order. */
export function takeNumbers(blocks: readonly CodeBlock[], count: number): Taken {
  const numbers: number[] = [];
  const changed: CodeBlock[] = [];
  for (const block of blocks) {
    const taken = Math.min(count - numbers.length, block.lastNumber - block.nextNumber + 1);
    if (taken <= 0) continue;
    for (let offset = 0; offset < taken; offset += 1) numbers.push(block.nextNumber + offset);
    changed.push({ ...block, nextNumber: block.nextNumber + taken });
  }
  return { numbers, blocks: changed, shortage: count - numbers.length };
}

/** How many whole blocks cover a shortage. */
export function blocksFor(shortage: number): number {
  return Math.ceil(shortage / CODE_BLOCK_SIZE);
}

/** Cuts the numbers up to `lastNumber` that an agency's counter just gave out into blocks of one desk. */
export function cutBlocks(desk: DeskDay, blockCount: number, lastNumber: number): CodeBlock[] {
  const firstOfAll = lastNumber - blockCount * CODE_BLOCK_SIZE + 1;
  return Array.from({ length: blockCount }, (_, index) => {
    const firstNumber = firstOfAll + index * CODE_BLOCK_SIZE;
    return { ...desk, firstNumber, lastNumber: firstNumber + CODE_BLOCK_SIZE - 1, nextNumber: firstNumber };
  });
}

/** The order in which every transaction takes desks, so that two of them never wait for each other in a ring. */
export function compareDesks(a: DeskDay, b: DeskDay): number {
  return compareTexts(deskKey(a), deskKey(b));
}

/** One text per desk and day. */
export function deskKey(desk: DeskDay): string {
  return `${desk.agencyCode}|${desk.localDate}|${desk.desk}`;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
