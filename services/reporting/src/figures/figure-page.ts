import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, parseLocalDate, vnCollator, type LocalDate, type Result } from '@haicap/kernel';
import { z } from 'zod';
import type { FigureRow } from './figure-rows.js';

const cursor = z.strictObject({ after: z.string().max(200), label: z.string().max(200) });
type Place = z.infer<typeof cursor>;

/** A page of rows; `nextCursor` is there when more rows follow. */
export interface FigurePage {
  readonly items: readonly FigureRow[];
  readonly nextCursor?: string;
}

/** Writes the place behind a row. It is opaque to callers. */
export function writeCursor({ key, label }: Pick<FigureRow, 'key' | 'label'>): string {
  return Buffer.from(JSON.stringify({ after: key, label } satisfies Place)).toString('base64url');
}

/** Cuts a page out of all rows. */
export function pageOfRows(rows: readonly FigureRow[], limit: number, given: string | undefined): Result<FigurePage, Refusal> {
  const after = given === undefined ? ok(null) : readCursor(given);
  if (!after.ok) return after;
  const start = after.value === null ? 0 : startBehind(rows, after.value);
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  return ok({ items, ...(last !== undefined && start + limit < rows.length ? { nextCursor: writeCursor(last) } : {}) });
}

// A row that has nothing to count any more may be gone; then the page begins with the next name.
function startBehind(rows: readonly FigureRow[], { after, label }: Place): number {
  const at = rows.findIndex(({ key }) => key === after);
  if (at >= 0) return at + 1;
  const next = rows.findIndex((row) => vnCollator.compare(row.label, label) > 0);
  return next < 0 ? rows.length : next;
}

/** The day behind which a page of days begins. */
export function readDayCursor(given: string): Result<LocalDate, Refusal> {
  const after = readCursor(given);
  if (!after.ok) return after;
  const day = parseLocalDate(after.value.after);
  return day.ok ? day : err(refusal('CURSOR_INVALID'));
}

function readCursor(given: string): Result<Place, Refusal> {
  const parsed = cursor.safeParse(parseJson(Buffer.from(given, 'base64url').toString('utf8')));
  return parsed.success ? ok(parsed.data) : err(refusal('CURSOR_INVALID'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A cursor that somebody made up is refused by the schema, like one of another list.
    return undefined;
  }
}
