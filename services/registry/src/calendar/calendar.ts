import { refusal, type Actor, type calendarYear, type Refusal } from '@haicap/contracts';
import { dayOfWeek, err, ok, parseLocalDate, type Result } from '@haicap/kernel';
import type { z } from 'zod';
import type { Scope } from '@haicap/service-kit';

export type CalendarYear = z.infer<typeof calendarYear>;
export type PublishedDay = CalendarYear['days'][number];

/** Something wrong about a day of a plan: in which line, or on which date. */
export interface PlanFault {
  readonly line: number;
  readonly date: string;
  readonly reason: 'date-unknown' | 'other-year' | 'twice' | 'make-up-on-working-day' | 'swap-off-on-weekend' | 'field-unknown' | 'columns';
}

const SATURDAY = 6;
const FAULTS_MAX = 50;

/** A plan for a year is one whole: every day of that year, each once, make-up days on weekends and swapped days on weekdays. */
export function checkPlan(year: number, days: readonly PublishedDay[]): Result<readonly PublishedDay[], Refusal> {
  const seen = new Set<string>();
  const faults = days.flatMap((day, index) => {
    const reason = faultOf(year, day, seen);
    seen.add(day.date);
    return reason === null ? [] : [{ line: index + 1, date: day.date, reason }];
  });
  return faults.length > 0 ? invalid(faults) : ok(days.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
}

function faultOf(year: number, { date, kind }: PublishedDay, seen: ReadonlySet<string>): PlanFault['reason'] | null {
  const parsed = parseLocalDate(date);
  if (!parsed.ok) return 'date-unknown';
  if (!date.startsWith(`${year}-`)) return 'other-year';
  if (seen.has(date)) return 'twice';
  const isWeekend = dayOfWeek(parsed.value) >= SATURDAY;
  if (kind === 'swap-work') return isWeekend ? null : 'make-up-on-working-day';
  return kind === 'swap-off' && isWeekend ? 'swap-off-on-weekend' : null;
}

export function invalid(faults: readonly PlanFault[]): Result<never, Refusal> {
  return err(refusal('CALENDAR_INVALID', { faults: faults.slice(0, FAULTS_MAX), count: faults.length }));
}

/** A year is official once every day that counts is; a day that is only shown, like 24 November, leaves it so. */
export function statusOf(days: readonly PublishedDay[], version: number): CalendarYear['status'] {
  if (version === 0) return 'unknown';
  return days.some(({ status, enabled }) => enabled && status === 'proposed') ? 'proposed' : 'official';
}

/** The province's administrator speaks for every unit, a chair for the own one. */
export function calendarScope(actor: Actor, unitId: string): Result<Scope, Refusal> {
  if (actor.posts.some(({ role }) => role === 'province-admin')) return ok({ kind: 'installation' });
  const chairs = actor.posts.filter(({ role }) => role === 'chair');
  if (chairs.length === 0) return err(refusal('FORBIDDEN'));
  return chairs.some((post) => post.unitId === unitId) ? ok({ kind: 'units', unitIds: [unitId] }) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId }));
}
