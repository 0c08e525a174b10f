import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDateOf, withExpectedYears, type WorkingCalendar } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { CalendarMirrorStore } from './calendar-mirror.store.js';
import { calendarsOf, type Calendars } from './unit-calendar.js';

// No limit of a procedure reaches further.
const YEARS_AHEAD = 10;

/** The working calendars of units as the registry has published them so far; a year nobody has published has the days the law alone gives it. */
@Injectable()
export class LoadCalendar {
  constructor(private readonly calendar: CalendarMirrorStore, private readonly installation: Installation) {}

  /** The calendar of one unit. */
  async of(tx: EntityManager, unitId: string): Promise<WorkingCalendar> {
    return (await this.many(tx, [unitId])).of(unitId);
  }

  /** The calendar of the province, for what no unit's closure or hours concern. */
  async run(tx: EntityManager): Promise<WorkingCalendar> {
    return (await this.many(tx, [])).province;
  }

  async many(tx: EntityManager, unitIds: readonly string[]): Promise<Calendars> {
    const facts = await this.calendar.read(tx, [...new Set(unitIds)]);
    const thisYear = Number(localDateOf(this.installation.clock.now()).slice(0, 4));
    return calendarsOf({ ...facts, days: withExpectedYears(facts.days, thisYear + YEARS_AHEAD) });
  }
}
