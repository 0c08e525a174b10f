import { refusal, type Refusal } from '@haicap/contracts';
import { err, ok, parseLocalDate, vnCollator, type LocalDate, type Result } from '@haicap/kernel';
import { z } from 'zod';

const cursor = z.strictObject({ after: z.string().max(200), label: z.string().max(200) });
type Place = z.infer<typeof cursor>;

/** What tells a row of a report apart, and by what rows are sorted. */
export interface KeyedRow {
  readonly key: string;
  readonly label: string;
}

/** A page of rows; `nextCursor` is there when more rows follow. */
export interface PageOfRows<R extends KeyedRow> {
  readonly items: readonly R[];
  readonly nextCursor?: string;
}

/** Writes the place behind a row. It is opaque to callers. */
export function writeCursor({ key, label }: KeyedRow): string {
  return Buffer.from(JSON.stringify({ after: key, label } satisfies Place)).toString('base64url');
}

/** Cuts a page out of all rows. */
export function pageOfRows<R extends KeyedRow>(rows: readonly R[], limit: number, given: string | undefined): Result<PageOfRows<R>, Refusal> {
  const after = given === undefined ? ok(null) : readCursor(given);
  if (!after.ok) return after;
  const start = after.value === null ? 0 : startBehind(rows, after.value);
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  return ok({ items, ...(last !== undefined && start + limit < rows.length ? { nextCursor: writeCursor(last) } : {}) });
}

// A row that has nothing to count any more may be gone; then the page begins with the next name.
function startBehind(rows: readonly KeyedRow[], { after, label }: Place): number {
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
