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
      return [{ unitId: added.unitId, waits: { document: added.decision, reasonCode: 'unit-closure' } }];
    }
    const withdrawn = factData(closureWithdrawn, fact);
    if (withdrawn) {
      await this.calendar.dropClosure(tx, withdrawn.closureId);
      return [{ unitId: withdrawn.unitId, waits: { document: withdrawn.withdrawnBy, reasonCode: 'unit-closure' } }];
    }
    const hours = factData(serviceHoursSet, fact);
    if (!hours) return [];
    await this.calendar.replaceHours(tx, hours);
    return [{ unitId: hours.scope === 'unit' ? hours.unitId : null, waits: hours.periods.length === 0 ? null : { document: hours.decision ?? lastOf(hours), reasonCode: 'service-hours' } }];
  }

  /** What a release brings along at first is where everybody begins; every later content of a year is a plan that open dossiers may have to follow. */
  async #replace(tx: EntityManager, version: number, plan: FactData<typeof calendarPublished>): Promise<RevisedCalendar[]> {
    await this.calendar.replace(tx, [plan]);
    const isPlan = version > 1 || plan.document !== undefined;
    return [{ unitId: null, waits: isPlan ? { document: plan.document ?? `Lịch nghỉ năm ${plan.year}`, reasonCode: 'official-calendar' } : null }];
  }
}

/** A registry of an earlier release does not say which decision has changed the hours: then the one that holds furthest. */
function lastOf({ periods }: FactData<typeof serviceHoursSet>): string {
  return periods.at(-1)?.decision ?? '';
}
