import type { LocalDate } from '@haicap/kernel';
import { SPAN, SPANS, SPANS_OF_PROCEDURES, spanStart, type Span } from './calendar-span.js';
import { changesOf, type Counts, type DayChange } from './day-changes.js';
import { evolve, type DossierNews, type DossierStanding } from './dossier-standing.js';
import { passagesOf, type Passage } from '../step-times/step-wait.js';

export { changesOf, DUE_SOON_DAYS, type Counts, type DayChange } from './day-changes.js';
export { evolve, type DossierNews, type DossierStanding, type Pause, type Timeliness } from './dossier-standing.js';

/** How finely a row counts: the whole province, or by procedure, by unit, by both. */
export const GRAIN = { province: 1, procedure: 2, unit: 3, unitAndProcedure: 4 } as const;
export type Grain = (typeof GRAIN)[keyof typeof GRAIN];

/** The lengths of time in which a grain is kept: all of them where a report has many rows, fewer where procedures tell them apart. */
export function spansOf(grain: Grain): readonly Span[] {
  return grain === GRAIN.unit || grain === GRAIN.province ? SPANS : SPANS_OF_PROCEDURES;
}

/** The unit of rows that count no single unit; no real unit has the nil UUID. */
export const ALL_UNITS = '00000000-0000-0000-0000-000000000000';

/** What is added to one row of the tally. */
export interface TallyIncrement {
  readonly grain: Grain;
  readonly span: Span;
  readonly firstDay: LocalDate;
  readonly unitId: string;
  readonly procedureCode: string;
  readonly field: string;
  readonly counts: Counts;
}

export interface FoldedFacts {
  /** The dossiers that changed, as they stand now. */
  readonly standings: readonly DossierStanding[];
  /** One per distinct row, none of them zero, in one order for everybody. */
  readonly increments: readonly TallyIncrement[];
  /** Waits that ended, each with the procedure of its dossier. */
  readonly passages: readonly (Passage & { readonly procedureCode: string })[];
  /** Facts whose predecessor is not known here. */
  readonly ahead: number;
}

/**
 * When figures are written: at once, every row that a report reads, or later. They follow from where the dossiers stand, so a copy
 * that nobody reads yet is filled with those alone and summed up once, in the end.
 */
export type Sums = 'all' | 'later';

const COUNT_NAMES = ['received', 'resolved', 'onTime', 'late', 'open', 'overdue', 'dueSoon', 'withdrawn', 'refused', 'waiting'] as const satisfies readonly (keyof Counts)[];
const ZERO: Counts = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 };

/**
 * Folds facts into what changes: for every dossier the difference between what it adds now and what it added before.
 * A version that is already known changes nothing, so a second delivery has no second effect.
 */
export function foldFacts(before: ReadonlyMap<string, DossierStanding>, news: readonly DossierNews[], sums: Sums = 'all'): FoldedFacts {
  const after = new Map<string, DossierStanding>();
  const passages: FoldedFacts['passages'][number][] = [];
  let ahead = 0;
  for (const one of news) {
    const known = after.get(one.dossierId) ?? before.get(one.dossierId);
    const version = known?.version ?? 0;
    if (one.version <= version) continue;
    const next = one.version === version + 1 ? evolve(known, one) : null;
    if (next === null) {
      ahead += 1;
      continue;
    }
    after.set(one.dossierId, next);
    passages.push(...passagesBetween(known, next, one));
  }
  const standings = [...after.values()];
  return { standings, increments: sums === 'later' ? [] : tallyIncrements(differences(before, standings)), passages, ahead };
}

function differences(before: ReadonlyMap<string, DossierStanding>, standings: readonly DossierStanding[]): DayChange[] {
  return standings.flatMap((standing) => {
    const known = before.get(standing.dossierId);
    return [...(known === undefined ? [] : changesOf(known, -1)), ...changesOf(standing, 1)];
  });
}

function passagesBetween(known: DossierStanding | undefined, next: DossierStanding, { stand }: DossierNews): FoldedFacts['passages'] {
  if (known === undefined || stand === undefined) return [];
  return passagesOf(known.waits, next.waits, stand.at).map((passage) => ({ ...passage, procedureCode: next.procedureCode }));
}

type Summed = { -readonly [K in keyof Counts]: Counts[K] };

/** Sums changes into one increment per distinct row of the tally. Rows whose sum is zero are left out. */
export function tallyIncrements(changes: readonly DayChange[]): TallyIncrement[] {
  const days = mergeDays(changes);
  const rows = new Map<string, TallyIncrement & { readonly counts: Summed }>();
  for (const { unitId: ofUnit, procedureCode, field, firstDay: day, counts } of days.values()) {
    if (isZero(counts)) continue;
    const add = (grain: Grain, unitId: string, procedure: string, ofField: string) => {
      for (const span of spansOf(grain)) {
        const firstDay = spanStart(span, day);
        const key = `${grain}|${span}|${firstDay}|${unitId}|${procedure}|${ofField}`;
        const row = rows.get(key);
        if (row === undefined) rows.set(key, { grain, span, firstDay, unitId, procedureCode: procedure, field: ofField, counts: { ...counts } });
        else addTo(row.counts, counts);
      }
    };
    add(GRAIN.province, ALL_UNITS, '', '');
    add(GRAIN.procedure, ALL_UNITS, procedureCode, field);
    add(GRAIN.unit, ofUnit, '', '');
    add(GRAIN.unitAndProcedure, ofUnit, procedureCode, field);
  }
  return inOrder(rows);
}

/** Only the rows by unit, procedure and day; all others are sums of those. */
export function dayIncrements(changes: readonly DayChange[]): TallyIncrement[] {
  return inOrder(mergeDays(changes));
}

// The order of the keys is the order of locks: two transactions that meet wait for one another and never in a circle.
function inOrder(rows: ReadonlyMap<string, TallyIncrement>): TallyIncrement[] {
  return [...rows.keys()].sort().flatMap((key) => {
    const row = rows.get(key);
    return row === undefined || isZero(row.counts) ? [] : [row];
  });
}

function mergeDays(changes: readonly DayChange[]): Map<string, TallyIncrement & { readonly counts: Summed }> {
  const days = new Map<string, TallyIncrement & { readonly counts: Summed }>();
  for (const { competentUnitId: unitId, procedureCode, field, day: firstDay, counts } of changes) {
    const key = `${firstDay}|${unitId}|${procedureCode}|${field}`;
    const known = days.get(key);
    if (known === undefined) days.set(key, { grain: GRAIN.unitAndProcedure, span: SPAN.day, firstDay, unitId, procedureCode, field, counts: { ...ZERO, ...counts } });
    else addTo(known.counts, counts);
  }
  return days;
}

function addTo(sum: Summed, counts: Partial<Counts>): void {
  for (const name of COUNT_NAMES) sum[name] += counts[name] ?? 0;
}

function isZero(counts: Counts): boolean {
  return COUNT_NAMES.every((name) => counts[name] === 0);
}
