import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { calendarPublished, closureAdded, closureWithdrawn, serviceHoursSet, type FactData } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { CalendarMirrorStore, type RevisedCalendar } from './calendar-mirror.store.js';

/** Keeps a read copy of the working calendar: days of a year, closures and hours of units. Promises are computed from it. */
@Injectable()
export class CalendarMirrorConsumer {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const revised: RevisedCalendar[] = [];
    for (const fact of facts) revised.push(...(await this.#keep(tx, fact)));
    if (revised.length > 0) await this.calendar.revise(tx, revised);
  }

  /** Whose calendar it changed; nobody's when this release does not know the kind. */
  async #keep(tx: EntityManager, fact: OrderedFact): Promise<RevisedCalendar[]> {
    const year = factData(calendarPublished, fact);
    if (year) return this.#replace(tx, fact.version, year);
    const added = factData(closureAdded, fact);
    if (added) {
      await this.calendar.saveClosure(tx, added);
      return [{ unitId: added.unitId, waits: added.decision }];
    }
    const withdrawn = factData(closureWithdrawn, fact);
    if (withdrawn) {
      await this.calendar.dropClosure(tx, withdrawn.closureId);
      return [{ unitId: withdrawn.unitId, waits: withdrawn.withdrawnBy }];
    }
    const hours = factData(serviceHoursSet, fact);
    if (!hours) return [];
    await this.calendar.replaceHours(tx, hours);
    return [{ unitId: hours.scope === 'unit' ? hours.unitId : null, waits: null }];
  }

  /** What a release brings along at first is where everybody begins; every later content of a year is a plan that open dossiers may have to follow. */
  async #replace(tx: EntityManager, version: number, plan: FactData<typeof calendarPublished>): Promise<RevisedCalendar[]> {
    await this.calendar.replace(tx, [plan]);
    const isPlan = version > 1 || plan.document !== undefined;
    return [{ unitId: null, waits: isPlan ? plan.document ?? `Lịch nghỉ năm ${plan.year}` : null }];
  }
}
