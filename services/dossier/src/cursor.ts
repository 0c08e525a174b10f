import type { z } from 'zod';

/** Writes the position behind a page. It is opaque to callers, so what it holds may change with any release. */
export function writeCursor(position: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor that came back, or null when it is not one of ours. */
export function readCursor<T>(cursor: string, schema: z.ZodType<T>): T | null {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  return parsed.success ? parsed.data : null;
}

/** What a page says of the next one: of what was read, one more than a page holds, these are shown. */
export function cursorBehind<T>(found: readonly unknown[], shown: readonly T[], positionOf: (last: T) => Readonly<Record<string, string>>): { nextCursor?: string } {
  const last = shown.at(-1);
  return found.length > shown.length && last !== undefined ? { nextCursor: writeCursor(positionOf(last)) } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A cursor that somebody made up is refused by the schema, like one of another list.
    return undefined;
  }
}
