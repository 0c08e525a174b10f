import { defineFact } from '@haicap/contracts';
import { z } from 'zod';

/** A fact small enough to see through, on the stream of a real owner. */
export const unitNoted = defineFact({ service: 'registry', noun: 'unit', event: 'noted', data: z.object({ amount: z.int(), mark: z.string() }) });

/** The id of the n-th unit of a test. */
export function unitId(n: number): string {
  return `0197bd00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
