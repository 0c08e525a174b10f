import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { calendarPublished, closureAdded, closureWithdrawn, serviceHoursSet, type FactData } from '@haicap/contracts';
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
    if (year) await this.#replace(tx, fact.version, year);
    const added = factData(closureAdded, fact);
    if (added) await this.calendar.saveClosure(tx, added);
    const withdrawn = factData(closureWithdrawn, fact);
    if (withdrawn) await this.calendar.dropClosure(tx, withdrawn.closureId);
    const hours = factData(serviceHoursSet, fact);
    if (hours) await this.calendar.replaceHours(tx, hours);
    return (year ?? added ?? withdrawn ?? hours) !== null;
  }

  /** What a release brings along at first is where everybody begins; every later content of a year is a plan that open dossiers may have to follow. */
  async #replace(tx: EntityManager, version: number, plan: FactData<typeof calendarPublished>): Promise<void> {
    await this.calendar.replace(tx, [plan]);
    if (version > 1 || plan.document !== undefined) await this.calendar.keepOpenPlan(tx, plan.document ?? `Lịch nghỉ năm ${plan.year}`);
  }
}
