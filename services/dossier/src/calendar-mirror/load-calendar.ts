import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { workingCalendar, type WorkingCalendar } from '@haicap/kernel';
import { CalendarMirrorStore } from './calendar-mirror.store.js';

/** The working calendar as the registry has published it so far. */
@Injectable()
export class LoadCalendar {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  async run(tx: EntityManager): Promise<WorkingCalendar> {
    return workingCalendar({ days: await this.calendar.days(tx) });
  }
}
