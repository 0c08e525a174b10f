import { addDays, workingCalendar, type CalendarDay, type HoursPeriod, type LocalDate, type WorkingCalendar } from '@haicap/kernel';

/** Days on which one unit does not work, by its decision. */
export interface Closure {
  readonly unitId: string;
  readonly fromDay: LocalDate;
  readonly toDay: LocalDate;
  readonly basis: string;
}

/** Hours of a unit, or of the province for every unit that has none of its own on a day. */
export interface UnitHours extends HoursPeriod {
  readonly unitId: string;
  readonly scope: 'unit' | 'province';
}

/** What the registry has published so far, as far as some units need it. */
export interface CalendarFacts {
  readonly days: readonly CalendarDay[];
  readonly closures: readonly Closure[];
  readonly hours: readonly UnitHours[];
}

/** The working calendars of units: national and provincial days, closures and hours of the unit. */
export interface Calendars {
  of(unitId: string): WorkingCalendar;
  /** The one of the province: no closures, the province's hours. */
  readonly province: WorkingCalendar;
}

export function calendarsOf(facts: CalendarFacts): Calendars {
  const built = new Map<string, WorkingCalendar>();
  const of = (unitId: string): WorkingCalendar => {
    const known = built.get(unitId);
    if (known) return known;
    const calendar = unitCalendar(unitId, facts);
    built.set(unitId, calendar);
    return calendar;
  };
  return { of, province: unitCalendar(null, facts) };
}

function unitCalendar(unitId: string | null, { days, closures, hours }: CalendarFacts): WorkingCalendar {
  const own = (of: { readonly unitId: string }) => of.unitId === unitId;
  // A holiday stays one while the unit is closed: limits that leave holidays out go on leaving it out.
  const off = new Set(days.filter(({ enabled, kind }) => enabled && kind !== 'swap-work').map(({ date }) => date));
  const closed = closures.filter(own).flatMap(daysOfClosure).filter(({ date }) => !off.has(date));
  const periods = [...hours.filter(({ scope }) => scope === 'province'), ...hours.filter((one) => one.scope === 'unit' && own(one))];
  return workingCalendar({ days: [...days, ...closed], periods });
}

function daysOfClosure({ fromDay, toDay, basis }: Closure): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = fromDay; date <= toDay; date = addDays(date, 1)) days.push({ date, kind: 'closure', status: 'official', enabled: true, basis, scope: 'unit' });
  return days;
}
