import { expect } from '@jest/globals';
import { complaintsAbout, indexesOf, type Bounds, type PlanRecorder } from '@haicap/testing';

/** Something a person or a process asks for, and what it may cost however many dossiers there are. */
export interface HotQuestion {
  readonly sentence: string;
  /** Every index by which a large table may be reached, and no other. */
  readonly indexes: readonly string[];
  readonly bounds: Bounds;
  /** Indexes that depend on what a task in the background happened to do meanwhile. */
  readonly perhaps?: readonly string[];
}

/** Holds everything that ran for a question against what it may cost. */
export async function judge(recorder: PlanRecorder, { indexes, bounds, perhaps = [] }: Omit<HotQuestion, 'sentence'>, ask: () => Promise<unknown>): Promise<void> {
  const ran = await recorder.during(ask);

  expect(complaintsAbout(ran, recorder.catalogue, bounds)).toEqual([]);
  expect(indexesOf(ran, recorder.catalogue).filter((index) => !perhaps.includes(index))).toEqual(indexes);
}
