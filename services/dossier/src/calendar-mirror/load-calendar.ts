import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WorkingCalendar } from '@haicap/kernel';
import { CalendarMirrorStore } from './calendar-mirror.store.js';
import { calendarsOf, type Calendars } from './unit-calendar.js';

/** The working calendars of units as the registry has published them so far. */
@Injectable()
export class LoadCalendar {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  /** The calendar of one unit. */
  async of(tx: EntityManager, unitId: string): Promise<WorkingCalendar> {
    return (await this.many(tx, [unitId])).of(unitId);
  }

  /** The calendar of the province, for what no unit's closure or hours concern. */
  async run(tx: EntityManager): Promise<WorkingCalendar> {
    return (await this.many(tx, [])).province;
  }

  async many(tx: EntityManager, unitIds: readonly string[]): Promise<Calendars> {
    const { facts, revision } = await this.calendar.read(tx, [...new Set(unitIds)]);
    return calendarsOf(facts, revision);
  }
}
