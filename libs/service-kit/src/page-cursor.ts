import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { z } from 'zod';

/** Where the next page begins, as text nobody outside needs to read. */
export function writeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/** Reads a cursor back; undefined when there is none. A cursor of another list has another form and is refused. */
export function readCursor<T>(text: string | undefined, form: z.ZodType<T>): Result<T | undefined, Refusal> {
  if (text === undefined) return ok(undefined);
  const parsed = form.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')));
  return parsed.success ? ok(parsed.data) : err(refusal('CURSOR_INVALID'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the form refuses undefined.
    return undefined;
  }
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor?: string;
}

/** Cuts the page out of the rows, of which one more than the limit was read. */
export function pageOfRows<R, T>(rows: readonly R[], limit: number, toItem: (row: R) => T, positionOf: (last: R) => unknown): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), ...(more ? { nextCursor: writeCursor(positionOf(last)) } : {}) };
}
