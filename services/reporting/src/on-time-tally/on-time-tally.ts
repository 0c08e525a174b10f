import type { LocalDate } from '@haicap/kernel';
import { SPANS, SPANS_OF_PROCEDURES, spanStart, type Span } from './calendar-span.js';
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

const COUNT_NAMES = ['received', 'resolved', 'onTime', 'late', 'open', 'overdue', 'dueSoon', 'withdrawn', 'refused', 'waiting'] as const satisfies readonly (keyof Counts)[];
const ZERO: Counts = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0, waiting: 0 };

/**
 * Folds facts into what changes: for every dossier the difference between what it adds now and what it added before.
 * A version that is already known changes nothing, so a second delivery has no second effect.
 */
export function foldFacts(before: ReadonlyMap<string, DossierStanding>, news: readonly DossierNews[]): FoldedFacts {
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
  const changes = [...after.values()].flatMap((standing) => {
    const known = before.get(standing.dossierId);
    return [...(known === undefined ? [] : changesOf(known, -1)), ...changesOf(standing, 1)];
  });
  return { standings: [...after.values()], increments: tallyIncrements(changes), passages, ahead };
}

function passagesBetween(known: DossierStanding | undefined, next: DossierStanding, { stand }: DossierNews): FoldedFacts['passages'] {
  if (known === undefined || stand === undefined) return [];
  return passagesOf(known.waits, next.waits, stand.at).map((passage) => ({ ...passage, procedureCode: next.procedureCode }));
}

/** Sums changes into one increment per distinct row of the tally. Rows whose sum is zero are left out. */
export function tallyIncrements(changes: readonly DayChange[]): TallyIncrement[] {
  const rows = new Map<string, { -readonly [K in keyof TallyIncrement]: TallyIncrement[K] }>();
  for (const { competentUnitId, procedureCode, field, day, counts } of mergeDays(changes)) {
    const add = (grain: Grain, unitId: string, procedure: string, ofField: string) => {
      for (const span of spansOf(grain)) {
        const firstDay = spanStart(span, day);
        const key = `${grain}|${span}|${firstDay}|${unitId}|${procedure}|${ofField}`;
        const row = rows.get(key);
        if (row === undefined) rows.set(key, { grain, span, firstDay, unitId, procedureCode: procedure, field: ofField, counts });
        else row.counts = sum(row.counts, counts);
      }
    };
    add(GRAIN.province, ALL_UNITS, '', '');
    add(GRAIN.procedure, ALL_UNITS, procedureCode, field);
    add(GRAIN.unit, competentUnitId, '', '');
    add(GRAIN.unitAndProcedure, competentUnitId, procedureCode, field);
  }
  // The order of the keys is the order of locks: two transactions that meet wait for one another and never in a circle.
  return [...rows.entries()].filter(([, row]) => !isZero(row.counts)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function mergeDays(changes: readonly DayChange[]): (DayChange & { counts: Counts })[] {
  const days = new Map<string, DayChange & { counts: Counts }>();
  for (const change of changes) {
    const key = `${change.competentUnitId}|${change.procedureCode}|${change.field}|${change.day}`;
    const known = days.get(key);
    days.set(key, { ...change, counts: sum(known?.counts ?? ZERO, { ...ZERO, ...change.counts }) });
  }
  return [...days.values()].filter(({ counts }) => !isZero(counts));
}

function sum(a: Counts, b: Counts): Counts {
  return {
    received: a.received + b.received, resolved: a.resolved + b.resolved, onTime: a.onTime + b.onTime, late: a.late + b.late,
    open: a.open + b.open, overdue: a.overdue + b.overdue, dueSoon: a.dueSoon + b.dueSoon,
    withdrawn: a.withdrawn + b.withdrawn, refused: a.refused + b.refused, waiting: a.waiting + b.waiting,
  };
}

function isZero(counts: Counts): boolean {
  return COUNT_NAMES.every((name) => counts[name] === 0);
}
