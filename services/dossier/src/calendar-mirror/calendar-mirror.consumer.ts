import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { calendarPublished, closureAdded, closureWithdrawn, serviceHoursSet } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { CalendarMirrorStore } from './calendar-mirror.store.js';

/** Keeps a read copy of the working calendar: days of a year, closures and hours of units. Promises are computed from it. */
@Injectable()
export class CalendarMirrorConsumer {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    let isRevised = false;
    for (const fact of facts) isRevised = (await this.#keep(tx, fact)) || isRevised;
    if (isRevised) await this.calendar.revise(tx);
  }

  /** False for a kind that this release does not know. */
  async #keep(tx: EntityManager, fact: OrderedFact): Promise<boolean> {
    const year = factData(calendarPublished, fact);
    if (year) await this.calendar.replace(tx, [year]);
    const added = factData(closureAdded, fact);
    if (added) await this.calendar.saveClosure(tx, added);
    const withdrawn = factData(closureWithdrawn, fact);
    if (withdrawn) await this.calendar.dropClosure(tx, withdrawn.closureId);
    const hours = factData(serviceHoursSet, fact);
    if (hours) await this.calendar.replaceHours(tx, hours);
    return (year ?? added ?? withdrawn ?? hours) !== null;
  }
}
