import { accountKind, actorPost, type Actor, type OwnLook, type Refusal } from '@haicap/contracts';
import { formatOffsetTime, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, writeCursor } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { looksAt, type KeptLook } from './looks-at.js';

export interface LooksWish {
  readonly type: 'dossier' | 'file';
  /** What belongs to whoever asks; the caller has made sure of it. */
  readonly ids: readonly string[];
  readonly accountId: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A look of somebody else, with its place in the list. */
export interface OthersLook {
  readonly look: KeptLook;
  readonly position: string;
}

export interface LooksPage {
  readonly looks: readonly OthersLook[];
  readonly nextCursor?: string;
  readonly until?: string;
}

type UnitsOn = (unitIds: readonly string[], day: LocalDate) => Promise<ReadonlyMap<string, { readonly fullName: string }>>;

const position = z.strictObject({ id: z.string().regex(/^\d{1,19}$/) });
const kinds = accountKind.or(z.literal('anonymous'));
const POSTS_MAX = 10;
const UNITS_MAX = 10;

/** As which kind of account, in which posts or for which units somebody came: a person who asks who looked is told them. */
export function whoIs(actor: Actor | null): { kind: string; posts?: Actor['posts']; unitIds?: readonly string[] } {
  if (actor === null) return { kind: 'anonymous' };
  const { kind, posts, unitIds = [] } = actor;
  return { kind, ...(posts.length === 0 ? {} : { posts: posts.slice(0, POSTS_MAX) }), ...(unitIds.length === 0 ? {} : { unitIds: unitIds.slice(0, UNITS_MAX) }) };
}

/** A page of the looks of others. The own looks take their place on it, so that a cursor never has to look behind many of them. */
export async function othersLooks(tx: EntityManager, { type, ids, accountId, cursor, limit }: LooksWish): Promise<Result<LooksPage, Refusal>> {
  const before = readCursor(cursor, position);
  if (!before.ok) return before;
  const rows = await looksAt(tx, { type, ids, beforeId: before.value?.id ?? null, limit: limit + 1 });
  const { items, nextCursor } = pageOfRows(rows, limit, (look) => look, ({ id }) => ({ id }));
  const last = items.at(-1);
  return ok({
    looks: items.filter(({ actor }) => actor !== accountId).map((look) => ({ look, position: writeCursor({ id: look.id }) })),
    ...(nextCursor === undefined || last === undefined ? {} : { nextCursor, until: formatOffsetTime(last.at) }),
  });
}

/** Who they were, as far as the person they looked at is told. A unit is named as it was called on the day of the look. */
export async function showLookers(looks: readonly KeptLook[], unitsOn: UnitsOn): Promise<OwnLook['by'][]> {
  const seen = looks.map((look) => ({ look, day: localDateOf(look.at), posts: postsIn(look), unitIds: unitsIn(look) }));
  const names = new Map<LocalDate, Awaited<ReturnType<UnitsOn>>>();
  for (const day of new Set(seen.map((one) => one.day))) {
    const unitIds = seen.filter((one) => one.day === day).flatMap((one) => [...one.posts.map(({ unitId }) => unitId), ...one.unitIds]);
    names.set(day, await unitsOn([...new Set(unitIds)], day));
  }
  return seen.map(({ look: { detail }, day, posts, unitIds }) => {
    const unitName = (unitId: string) => names.get(day)?.get(unitId)?.fullName ?? null;
    return {
      kind: kinds.catch('officer').parse(detail.kind), posts: posts.map((post) => ({ ...post, unitName: unitName(post.unitId) })),
      units: unitIds.map((unitId) => ({ unitId, unitName: unitName(unitId) })),
    };
  });
}

// What an earlier release wrote may lack them.
const postsIn = ({ detail }: KeptLook) => z.array(actorPost).catch([]).parse(detail.posts ?? []);
const unitsIn = ({ detail }: KeptLook) => z.array(z.uuid()).catch([]).parse(detail.unitIds ?? []);
