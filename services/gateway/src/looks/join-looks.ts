import type { OwnLook, OwnLooksPage, OwnLooksReply } from '@haicap/contracts';

export type LookOwner = OwnLooksPage['missing'][number];

/** How far each owner was read: a cursor, null at its end, and no entry at its beginning. */
export type Places = Readonly<Partial<Record<LookOwner, string | null>>>;

/** What an owner said when it was asked for its next looks; null when it did not answer. */
export type Answers = Readonly<Partial<Record<LookOwner, OwnLooksReply | null>>>;

interface Part {
  readonly owner: LookOwner;
  readonly page: OwnLooksReply;
  shown: number;
}

/**
 * Joins the looks of several owners into one page, the latest first. An owner that has more says how far its page reaches; what
 * is older than that waits, so nothing comes before something later that was not read yet. Each place moves exactly behind what is
 * shown. An owner that did not answer is missing and keeps its place: what it knows comes with a later page.
 */
export function joinLooks(places: Places, answers: Answers, limit: number): { readonly items: OwnLook[]; readonly missing: LookOwner[]; readonly places: Places; readonly isOver: boolean } {
  const entries = Object.entries(answers) as [LookOwner, OwnLooksReply | null][];
  const parts = entries.flatMap(([owner, page]): Part[] => (page === null ? [] : [{ owner, page, shown: 0 }]));
  const missing = entries.flatMap(([owner, page]) => (page === null ? [owner] : []));
  const reach = Math.max(...parts.map(reachOf));
  const items: OwnLook[] = [];
  for (let part = latest(parts, reach); part !== undefined && items.length < limit; part = latest(parts, reach)) {
    const head = part.page.items[part.shown];
    part.shown += 1;
    if (head !== undefined) items.push(withoutPosition(head));
  }
  const moved: Places = { ...places, ...Object.fromEntries(parts.map((part) => [part.owner, placeBehind(part, places[part.owner])])) };
  const isOver = missing.length === 0 && parts.every(({ owner }) => moved[owner] === null);
  return { items, missing, places: moved, isOver };
}

/** Down to when an owner has told everything. Looks of two processes may stand a little out of order. */
function reachOf({ page: { items, nextCursor, until } }: Part): number {
  if (nextCursor === undefined) return -Infinity;
  return Math.min(...[...items.map(({ at }) => at), ...(until === undefined ? [] : [until])].map((at) => Date.parse(at)));
}

/** The owner whose next look is the latest, of those within reach. */
function latest(parts: readonly Part[], reach: number): Part | undefined {
  let found: { readonly part: Part; readonly atMs: number } | undefined;
  for (const part of parts) {
    const head = part.page.items[part.shown];
    if (head === undefined) continue;
    const atMs = Date.parse(head.at);
    if (atMs >= reach && (found === undefined || atMs > found.atMs)) found = { part, atMs };
  }
  return found?.part;
}

function placeBehind({ page: { items, nextCursor }, shown }: Part, before: string | null | undefined): string | null | undefined {
  if (shown === items.length) return nextCursor ?? null;
  return items[shown - 1]?.position ?? before;
}

export function withoutPosition({ position: _position, ...look }: OwnLooksReply['items'][number]): OwnLook {
  return look;
}
