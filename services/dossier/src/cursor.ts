import { readCursor as readPageCursor, writeCursor } from '@haicap/service-kit';
import type { z } from 'zod';

export { writeCursor };

/** Reads a cursor that came back, or null when it is not one of ours. */
export function readCursor<T>(cursor: string, schema: z.ZodType<T>): T | null {
  const read = readPageCursor(cursor, schema);
  return read.ok ? read.value ?? null : null;
}

/** What a page says of the next one: of what was read, one more than a page holds, these are shown. */
export function cursorBehind<T>(found: readonly unknown[], shown: readonly T[], positionOf: (last: T) => Readonly<Record<string, string>>): { nextCursor?: string } {
  const last = shown.at(-1);
  return found.length > shown.length && last !== undefined ? { nextCursor: writeCursor(positionOf(last)) } : {};
}
