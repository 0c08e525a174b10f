import type { OwnLook, OwnLooksPage, OwnLooksReply } from '@haicap/contracts';
import fc from 'fast-check';
import { joinPages, type Places } from './join-pages.js';

type LookOwner = OwnLooksPage['missing'][number];

const OWNERS: readonly LookOwner[] = ['dossier', 'files'];
const instant = (second: number) => new Date(Date.UTC(2025, 6, 1) + second * 1_000).toISOString();

/** A row of an owner's trail: when, and whether it is the person's own look, which is not shown. */
interface Row {
  readonly second: number;
  readonly isOwn: boolean;
}

/** An owner as it answers: the latest first, own looks left out, cursors by place. */
function ask(owner: LookOwner, rows: readonly Row[], cursor: string | undefined, limit: number): OwnLooksReply {
  const from = Number(cursor ?? 0);
  const page = rows.slice(from, from + limit);
  const more = from + limit < rows.length;
  return {
    items: page.flatMap(({ second, isOwn }, index) => (isOwn ? [] : [{ ...look(owner, from + index, second), position: String(from + index + 1) }])),
    ...(more ? { nextCursor: String(from + limit), until: instant(page.at(-1)?.second ?? 0) } : {}),
  };
}

const look = (owner: LookOwner, place: number, second: number): OwnLook => ({
  at: instant(second), dossierId: '01980000-0000-7000-8000-000000000001', code: '', deed: `${owner} ${place}`, deedLabel: '', listed: false, by: { kind: 'officer', posts: [], units: [] },
});

/** Reads to the end as a client does; `isAway` says who does not answer for which page. */
function readAll(trails: Readonly<Record<LookOwner, readonly Row[]>>, limit: number, isAway: (owner: LookOwner, page: number) => boolean) {
  const pages: { items: OwnLook[]; missing: LookOwner[] }[] = [];
  for (let places: Places<LookOwner> = {}, isOver = false; !isOver;) {
    const asked = OWNERS.filter((owner) => places[owner] !== null);
    const answers = Object.fromEntries(asked.map((owner) => [owner, isAway(owner, pages.length) ? null : ask(owner, trails[owner], places[owner] ?? undefined, limit)]));
    const joined = joinPages<LookOwner, OwnLooksReply['items'][number]>(places, answers, limit);
    pages.push({ ...joined, items: joined.items.map(({ item }) => item) });
    ({ places, isOver } = joined);
    if (pages.length > 500) throw new Error('reading does not end');
  }
  return pages;
}

const trail = fc.array(fc.record({ second: fc.nat(40), isOwn: fc.boolean() }), { maxLength: 30 }).map((rows) => rows.toSorted((a, b) => b.second - a.second));
const shownOf = (owner: LookOwner, rows: readonly Row[]) => rows.flatMap(({ isOwn, second }, place) => (isOwn ? [] : [look(owner, place, second)]));

describe('the looks of several owners', () => {
  it('come once each, the latest first over all pages, however they interleave', () => {
    fc.assert(fc.property(trail, trail, fc.integer({ min: 1, max: 8 }), (dossier, files, limit) => {
      const pages = readAll({ dossier, files }, limit, () => false);
      const items = pages.flatMap((page) => page.items);

      expect(items.map(({ deed }) => deed).toSorted()).toEqual([...shownOf('dossier', dossier), ...shownOf('files', files)].map(({ deed }) => deed).toSorted());
      expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted().reverse());
      expect(pages.every((page) => page.items.length <= limit && page.missing.length === 0)).toBe(true);
    }), { seed: 38, numRuns: 500 });
  });

  it('come once each also when an owner is away for some pages, which say so', () => {
    fc.assert(fc.property(trail, trail, fc.integer({ min: 1, max: 8 }), fc.array(fc.constantFrom(...OWNERS, undefined), { maxLength: 20 }), (dossier, files, limit, away) => {
      const pages = readAll({ dossier, files }, limit, (owner, page) => away[page] === owner);

      expect(pages.flatMap((page) => page.items).map(({ deed }) => deed).toSorted()).toEqual([...shownOf('dossier', dossier), ...shownOf('files', files)].map(({ deed }) => deed).toSorted());
      pages.forEach(({ missing, items }, page) => {
        expect(missing.every((owner) => away[page] === owner)).toBe(true);
        if (missing.length > 0) expect(items.every(({ deed }) => !deed.startsWith(missing[0] ?? ''))).toBe(true);
      });
      expect(pages.at(-1)?.missing).toEqual([]);
    }), { seed: 38, numRuns: 500 });
  });

  it('are read to the end when rows stand a little out of order', () => {
    const rows = [5, 9, 7, 8, 1, 3].map((second) => ({ second, isOwn: false }));

    for (const limit of [1, 2, 3]) expect(readAll({ dossier: rows, files: [...rows].reverse() }, limit, () => false).flatMap((page) => page.items)).toHaveLength(12);
  });
});
