import { addDays, type LocalDate } from '@haicap/kernel';
import { SPANS, SPANS_OF_PROCEDURES, spanStart, type Span } from './calendar-span.js';

export type Timeliness = 'early' | 'on-time' | 'late';

/** What a fact says of a dossier, as far as figures need it. */
export interface DossierNews {
  readonly dossierId: string;
  readonly version: number;
  /** Null when the fact is of a kind this release cannot read: it only advances the version. */
  readonly described: {
    readonly competentUnitId: string;
    readonly procedureCode: string;
    readonly field: string;
    /** Null until a desk has received it. */
    readonly receivedOn: LocalDate | null;
    readonly dueOn: LocalDate | null;
    readonly historic: boolean;
  } | null;
  readonly completed: { readonly on: LocalDate; readonly timeliness: Timeliness } | null;
  /** Something else after which it counts differently. */
  readonly turn?: { readonly kind: 'refused' | 'paused' | 'resumed' | 'stopped'; readonly on: LocalDate };
}

/** Days on which the clock stood: from the first, until the day on which it ran again. Before it, another appointment held. */
export interface Pause {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly dueBefore: LocalDate | null;
}

/** Where a dossier stands: the one row from which everything it adds to the figures follows. */
export interface DossierStanding {
  readonly dossierId: string;
  readonly version: number;
  readonly competentUnitId: string;
  readonly procedureCode: string;
  readonly field: string;
  readonly receivedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly timeliness: Timeliness | null;
  readonly refusedOn: LocalDate | null;
  readonly stoppedOn: LocalDate | null;
  readonly pauses: readonly Pause[];
  readonly historic: boolean;
}

/**
 * Counts of one key. `open`, `overdue` and `dueSoon` are changes of a level: their sum over all days until the end of a
 * day is the level at the end of that day, so every past day can be asked for.
 */
export interface Counts {
  readonly received: number;
  readonly resolved: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly withdrawn: number;
  readonly refused: number;
}

/** What changes in the counts of one day. */
export interface DayChange {
  readonly competentUnitId: string;
  readonly procedureCode: string;
  readonly field: string;
  readonly day: LocalDate;
  readonly counts: Partial<Counts>;
}

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
  /** Facts whose predecessor is not known here. */
  readonly ahead: number;
}

/** "Due soon" begins this many days before the due date. */
export const DUE_SOON_DAYS = 3;

const COUNT_NAMES = ['received', 'resolved', 'onTime', 'late', 'open', 'overdue', 'dueSoon', 'withdrawn', 'refused'] as const satisfies readonly (keyof Counts)[];
const ZERO: Counts = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueSoon: 0, withdrawn: 0, refused: 0 };

/**
 * Folds facts into what changes: for every dossier the difference between what it adds now and what it added before.
 * A version that is already known changes nothing, so a second delivery has no second effect.
 */
export function foldFacts(before: ReadonlyMap<string, DossierStanding>, news: readonly DossierNews[]): FoldedFacts {
  const after = new Map<string, DossierStanding>();
  let ahead = 0;
  for (const one of news) {
    const known = after.get(one.dossierId) ?? before.get(one.dossierId);
    const version = known?.version ?? 0;
    if (one.version <= version) continue;
    const next = one.version === version + 1 ? evolve(known, one) : null;
    if (next === null) ahead += 1;
    else after.set(one.dossierId, next);
  }
  const changes = [...after.values()].flatMap((standing) => {
    const known = before.get(standing.dossierId);
    return [...(known === undefined ? [] : changesOf(known, -1)), ...changesOf(standing, 1)];
  });
  return { standings: [...after.values()], increments: tallyIncrements(changes), ahead };
}

/** A dossier after one more fact; null when a fact of an unknown kind is the first that is heard of it. */
export function evolve(known: DossierStanding | undefined, news: DossierNews): DossierStanding | null {
  const { dossierId, version, described, completed } = news;
  if (known === undefined && described === null) return null;
  const ended = completed === null ? {} : { completedOn: completed.on, timeliness: completed.timeliness };
  const turned = afterTurn(known, news);
  if (described === null) return known === undefined ? null : { ...known, version, ...ended, ...turned };
  return {
    completedOn: known?.completedOn ?? null, timeliness: known?.timeliness ?? null, refusedOn: known?.refusedOn ?? null,
    stoppedOn: known?.stoppedOn ?? null, pauses: known?.pauses ?? [], ...described, ...ended, ...turned, dossierId, version,
  };
}

function afterTurn(known: DossierStanding | undefined, { turn, described }: DossierNews): Partial<DossierStanding> {
  const pauses = known?.pauses ?? [];
  if (turn === undefined) return {};
  switch (turn.kind) {
    case 'refused':
      return { refusedOn: turn.on };
    case 'stopped':
      return { stoppedOn: turn.on };
    case 'paused':
      return { pauses: [...pauses, { from: turn.on, until: null, dueBefore: described?.dueOn ?? known?.dueOn ?? null }] };
    case 'resumed':
      return { pauses: pauses.map((pause) => (pause.until === null ? { ...pause, until: turn.on } : pause)) };
    default:
      return turn.kind satisfies never;
  }
}

/** Everything a dossier adds to the days of its life, times `sign`. */
export function changesOf(standing: DossierStanding, sign: 1 | -1): DayChange[] {
  const { competentUnitId, procedureCode, field, receivedOn, completedOn, timeliness, refusedOn, stoppedOn } = standing;
  const on = (day: LocalDate, counts: Partial<Counts>): DayChange => ({ competentUnitId, procedureCode, field, day, counts });
  if (refusedOn !== null) return [on(refusedOn, { refused: sign })];
  // Filed and not yet received: in no figure.
  if (receivedOn === null) return [];
  const during = (level: 'open' | 'overdue' | 'dueSoon', from: LocalDate, until: LocalDate | null): DayChange[] => {
    if (until !== null && until <= from) return [];
    return [on(from, { [level]: sign }), ...(until === null ? [] : [on(until, { [level]: -sign })])];
  };
  const endedOn = completedOn ?? stoppedOn;
  const changes = [on(receivedOn, { received: sign }), ...during('open', receivedOn, endedOn)];
  if (completedOn !== null) {
    // Early is a part of on time, and so is a dossier without an appointment: the owner has judged.
    changes.push(on(completedOn, { resolved: sign, ...(timeliness === 'late' ? { late: sign } : { onTime: sign }) }));
  } else if (stoppedOn !== null) {
    changes.push(on(stoppedOn, { withdrawn: sign }));
  }
  for (const { from, until, dueOn } of runningStretches(standing, receivedOn, endedOn)) {
    if (dueOn === null) continue;
    // The due date itself is still in time; overdue begins the day after.
    const overdueFrom = addDays(dueOn, 1);
    const soonFrom = addDays(dueOn, -DUE_SOON_DAYS);
    changes.push(
      ...during('overdue', later(overdueFrom, from), until),
      ...during('dueSoon', later(soonFrom, from), until !== null && until < overdueFrom ? until : overdueFrom),
    );
  }
  return changes;
}

interface Stretch {
  readonly from: LocalDate;
  /** The day on which it is over; null when it is not. */
  readonly until: LocalDate | null;
  readonly dueOn: LocalDate | null;
}

/** The stretches in which the clock ran, each with the appointment that held then: what was published of a past day stays true. */
function runningStretches({ pauses, dueOn }: DossierStanding, receivedOn: LocalDate, endedOn: LocalDate | null): Stretch[] {
  const stretches: Stretch[] = [];
  let from: LocalDate | null = receivedOn;
  for (const pause of pauses) {
    if (from !== null) stretches.push({ from, until: pause.from, dueOn: pause.dueBefore });
    from = pause.until;
  }
  if (from !== null) stretches.push({ from, until: endedOn, dueOn });
  return stretches;
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
    withdrawn: a.withdrawn + b.withdrawn, refused: a.refused + b.refused,
  };
}

function isZero(counts: Counts): boolean {
  return COUNT_NAMES.every((name) => counts[name] === 0);
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
