import type { DossierStatus } from '@haicap/contracts';
import type { WorkingCalendar } from '@haicap/kernel';
import { isEnded as hasEnded } from '../dossier/dossier.js';

/** On whose side time lies. */
export type LedgerSide = 'unit' | 'person' | 'citizen' | 'rule';
export const LEDGER_SIDES: readonly LedgerSide[] = ['unit', 'person', 'citizen', 'rule'];
export type LedgerRule = 'before-start' | 'outside-hours';

/** How a dossier stood from a moment on, as far as its time is concerned. */
export interface LedgerStep {
  readonly at: Date;
  readonly status: DossierStatus;
  /** Received, so a clock may run. */
  readonly isReceived: boolean;
  /** It waits for the citizen, also below a request for withdrawal. */
  readonly isPaused: boolean;
  readonly assigneeId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly consultingUnitIds: readonly string[];
}

export interface LedgerQuestion {
  /** In order of their versions; at least one. */
  readonly steps: readonly LedgerStep[];
  /** When the legal clock began; null before receipt. */
  readonly clockStartsAt: Date | null;
  /** Now. What has ended, ended before. */
  readonly until: Date;
  /** The calendar by which the time of a unit is counted. */
  readonly calendarOf: (unitId: string) => WorkingCalendar;
}

export interface LedgerMinutes {
  readonly calendarMinutes: number;
  readonly workingMinutes: number;
}

/** A stretch of time and whose it was. A person is one of the unit beside. */
export interface LedgerSegment extends LedgerMinutes {
  readonly from: Date;
  readonly to: Date;
  readonly side: LedgerSide;
  readonly unitId: string | null;
  readonly accountId: string | null;
  readonly rule: LedgerRule | null;
  readonly status: DossierStatus;
  readonly clockRuns: boolean;
  readonly consultingUnitIds: readonly string[];
}

export interface Ledger {
  readonly from: Date;
  readonly to: Date;
  readonly isEnded: boolean;
  readonly segments: readonly LedgerSegment[];
  readonly elapsed: LedgerMinutes;
  /** Working minutes in which the legal clock ran. */
  readonly clockMinutes: number;
  readonly bySide: Readonly<Record<LedgerSide, LedgerMinutes>>;
  readonly byUnit: ReadonlyMap<string, LedgerMinutes>;
  readonly byPerson: ReadonlyMap<string, LedgerMinutes>;
}

/**
 * Derives from the steps of a dossier whose time was whose. Segments follow one another without gap or overlap; minutes are
 * differences of counters at their ends, so they sum exactly to what elapsed. Time of an office outside of its hours lies on
 * the side of the rule, and is told apart in the sums.
 */
export function deadlineLedger(question: LedgerQuestion): Ledger {
  const spans = spansOf(question);
  const segments = spans.map((span) => segmentOf(span, question)).reduce<LedgerSegment[]>(join, []);
  const first = question.steps[0]?.at ?? question.until;
  const isEnded = question.steps.some(({ status }) => hasEnded(status));
  const sums = sumsOf(segments);
  return {
    from: segments[0]?.from ?? first, to: segments.at(-1)?.to ?? first, isEnded, segments,
    elapsed: segments.reduce(plus, NOTHING),
    clockMinutes: segments.filter(({ clockRuns }) => clockRuns).reduce((minutes, { workingMinutes }) => minutes + workingMinutes, 0),
    ...sums,
  };
}

interface Span {
  readonly step: LedgerStep;
  readonly from: Date;
  readonly to: Date;
}

/** One span per step that stood for some time, cut where the clock begins. A clock of a machine that was set back never makes time run back. */
function spansOf({ steps, clockStartsAt, until }: LedgerQuestion): Span[] {
  const spans: Span[] = [];
  let from = steps[0]?.at ?? until;
  for (const [index, step] of steps.entries()) {
    if (hasEnded(step.status)) break;
    const to = latest(from, steps[index + 1]?.at ?? until);
    for (const end of endsUntil(from, to, clockStartsAt)) {
      spans.push({ step, from, to: end });
      from = end;
    }
  }
  return spans;
}

/** Where the stretches between two moments end: where the clock begins, and at the end; nowhere when no time passed. */
function endsUntil(from: Date, to: Date, clockStartsAt: Date | null): Date[] {
  if (to <= from) return [];
  return clockStartsAt !== null && from < clockStartsAt && clockStartsAt < to ? [clockStartsAt, to] : [to];
}

function segmentOf({ step, from, to }: Span, { clockStartsAt, calendarOf }: LedgerQuestion): LedgerSegment {
  const hasStarted = step.isReceived && clockStartsAt !== null && from >= clockStartsAt;
  const unitId = step.isReceived ? step.competentUnitId : step.receivingUnitId;
  return {
    from, to, ...holderOf(step, unitId, hasStarted),
    status: step.status, clockRuns: hasStarted && !step.isPaused, consultingUnitIds: step.consultingUnitIds,
    calendarMinutes: minuteOf(to) - minuteOf(from), workingMinutes: calendarOf(unitId).workingMinutesBetween(from, to),
  };
}

type Holder = Pick<LedgerSegment, 'side' | 'unitId' | 'accountId' | 'rule'>;

function holderOf(step: LedgerStep, unitId: string, hasStarted: boolean): Holder {
  if (step.isPaused) return { side: 'citizen', unitId: null, accountId: null, rule: null };
  // Between receipt and the start of the clock nobody is late: closed, at lunch, or on the way to the unit that decides.
  if (step.isReceived && !hasStarted) return { side: 'rule', unitId, accountId: null, rule: 'before-start' };
  const isWithOfficer = step.assigneeId !== null && step.status !== 'pending-approval' && step.status !== 'withdrawal-requested';
  return isWithOfficer
    ? { side: 'person', unitId, accountId: step.assigneeId, rule: null }
    : { side: 'unit', unitId, accountId: null, rule: null };
}

/** Two stretches of the same holder in the same state are one. */
function join(segments: LedgerSegment[], next: LedgerSegment): LedgerSegment[] {
  const last = segments.at(-1);
  if (last === undefined || !isSameHolder(last, next)) return [...segments, next];
  return [...segments.slice(0, -1), { ...last, to: next.to, ...plus(last, next) }];
}

function isSameHolder(a: LedgerSegment, b: LedgerSegment): boolean {
  return a.side === b.side && a.unitId === b.unitId && a.accountId === b.accountId && a.rule === b.rule && a.status === b.status
    && a.clockRuns === b.clockRuns && a.consultingUnitIds.join() === b.consultingUnitIds.join();
}

const NOTHING: LedgerMinutes = { calendarMinutes: 0, workingMinutes: 0 };

function plus(a: LedgerMinutes, b: LedgerMinutes): LedgerMinutes {
  return { calendarMinutes: a.calendarMinutes + b.calendarMinutes, workingMinutes: a.workingMinutes + b.workingMinutes };
}

function sumsOf(segments: readonly LedgerSegment[]): Pick<Ledger, 'bySide' | 'byUnit' | 'byPerson'> {
  const bySide: Record<LedgerSide, LedgerMinutes> = { unit: NOTHING, person: NOTHING, citizen: NOTHING, rule: NOTHING };
  const byUnit = new Map<string, LedgerMinutes>();
  const byPerson = new Map<string, LedgerMinutes>();
  const add = (sums: Map<string, LedgerMinutes>, key: string | null, minutes: LedgerMinutes) => {
    if (key !== null) sums.set(key, plus(sums.get(key) ?? NOTHING, minutes));
  };
  for (const segment of segments) {
    const isOffice = segment.side === 'unit' || segment.side === 'person';
    const { workingMinutes, calendarMinutes } = segment;
    // Nobody works at night: of an office's time only that within its hours is its own.
    const own = isOffice ? { calendarMinutes: workingMinutes, workingMinutes } : { calendarMinutes, workingMinutes };
    bySide[segment.side] = plus(bySide[segment.side], own);
    if (!isOffice) continue;
    bySide.rule = plus(bySide.rule, { calendarMinutes: calendarMinutes - workingMinutes, workingMinutes: 0 });
    add(byUnit, segment.unitId, own);
    add(byPerson, segment.accountId, own);
  }
  return { bySide, byUnit, byPerson };
}

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
