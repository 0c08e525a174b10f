/** A row of an owner's list, with its place in it. */
export interface Positioned {
  readonly at: string;
  readonly position: string;
}

/** What an owner said when it was asked for its next rows. `until`: down to when it has told everything. */
export interface OwnerPage<Item extends Positioned> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
  readonly until?: string | undefined;
}

/** How far each owner was read: a cursor, null at its end, and no entry at its beginning. */
export type Places<Owner extends string> = Readonly<Partial<Record<Owner, string | null>>>;

/** What each owner said; null when it did not answer. */
export type Answers<Owner extends string, Item extends Positioned> = Readonly<Partial<Record<Owner, OwnerPage<Item> | null>>>;

interface Part<Owner extends string, Item extends Positioned> {
  readonly owner: Owner;
  readonly page: OwnerPage<Item>;
  shown: number;
}

/**
 * Joins the rows of several owners into one page, the latest first. An owner that has more says how far its page reaches; what
 * is older than that waits, so nothing comes before something later that was not read yet. Each place moves exactly behind what is
 * shown. An owner that did not answer is missing and keeps its place: what it knows comes with a later page.
 */
export function joinPages<Owner extends string, Item extends Positioned>(places: Places<Owner>, answers: Answers<Owner, Item>, limit: number): {
  readonly items: { readonly owner: Owner; readonly item: Omit<Item, 'position'> }[]; readonly missing: Owner[]; readonly places: Places<Owner>; readonly isOver: boolean;
} {
  const entries = Object.entries(answers) as [Owner, OwnerPage<Item> | null][];
  const parts = entries.flatMap(([owner, page]): Part<Owner, Item>[] => (page === null ? [] : [{ owner, page, shown: 0 }]));
  const missing = entries.flatMap(([owner, page]) => (page === null ? [owner] : []));
  const reach = Math.max(...parts.map(reachOf));
  const items: { owner: Owner; item: Omit<Item, 'position'> }[] = [];
  for (let part = latest(parts, reach); part !== undefined && items.length < limit; part = latest(parts, reach)) {
    const head = part.page.items[part.shown];
    part.shown += 1;
    if (head !== undefined) items.push({ owner: part.owner, item: withoutPosition(head) });
  }
  const moved = { ...places, ...Object.fromEntries(parts.map((part) => [part.owner, placeBehind(part, places[part.owner])])) } as Places<Owner>;
  const isOver = missing.length === 0 && parts.every(({ owner }) => moved[owner] === null);
  return { items, missing, places: moved, isOver };
}

/** Down to when an owner has told everything. Rows of two processes may stand a little out of order. */
function reachOf<Owner extends string, Item extends Positioned>({ page: { items, nextCursor, until } }: Part<Owner, Item>): number {
  if (nextCursor === undefined) return -Infinity;
  return Math.min(...[...items.map(({ at }) => at), ...(until === undefined ? [] : [until])].map((at) => Date.parse(at)));
}

/** The owner whose next row is the latest, of those within reach. */
function latest<Owner extends string, Item extends Positioned>(parts: readonly Part<Owner, Item>[], reach: number): Part<Owner, Item> | undefined {
  let found: { readonly part: Part<Owner, Item>; readonly atMs: number } | undefined;
  for (const part of parts) {
    const head = part.page.items[part.shown];
    if (head === undefined) continue;
    const atMs = Date.parse(head.at);
    if (atMs >= reach && (found === undefined || atMs > found.atMs)) found = { part, atMs };
  }
  return found?.part;
}

function placeBehind<Owner extends string, Item extends Positioned>({ page: { items, nextCursor }, shown }: Part<Owner, Item>, before: string | null | undefined): string | null | undefined {
  if (shown === items.length) return nextCursor ?? null;
  return items[shown - 1]?.position ?? before;
}

export function withoutPosition<Item extends Positioned>({ position: _position, ...row }: Item): Omit<Item, 'position'> {
  return row;
}
