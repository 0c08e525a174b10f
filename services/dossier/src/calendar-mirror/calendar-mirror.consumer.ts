import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { calendarPublished } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { CalendarMirrorStore, type CalendarYear } from './calendar-mirror.store.js';

/** Keeps a read copy of the official calendar; promises are computed from it. */
@Injectable()
export class CalendarMirrorConsumer {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const years = new Map<number, CalendarYear>();
    for (const fact of facts) {
      const published = factData(calendarPublished, fact);
      if (published) years.set(published.year, published);
    }
    if (years.size > 0) await this.calendar.replace(tx, [...years.values()]);
  }
}
