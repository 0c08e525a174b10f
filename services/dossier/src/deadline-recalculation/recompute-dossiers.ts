import { localDateOf } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import type { Calendars } from '../calendar-mirror/unit-calendar.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { isReceipt, type Dossier } from '../dossier/dossier.js';
import type { FoundOpen } from '../dossier/dossier-walk.js';
import { ReadLife } from '../dossier/read-life.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { recomputeDue, type Promised } from './recalculation.js';

/** A dossier, and the appointment it would have; null when that cannot be said. */
export interface Recomputed {
  readonly dossier: Dossier;
  readonly promised: Promised | null;
}

/** Computes the appointments of dossiers anew, one statement per kind of fact. */
@Injectable()
export class RecomputeDossiers {
  constructor(
    private readonly life: ReadLife,
    private readonly procedures: FindProcedures,
    private readonly calendar: LoadCalendar,
    private readonly policies: FindDeadlinePolicy,
  ) {}

  /** Those that have an appointment. */
  async run(tx: EntityManager, found: readonly FoundOpen[]): Promise<Recomputed[]> {
    const promised = found.filter(({ dossier }) => dossier.due.at !== null);
    const adjustments = await this.life.adjustments(tx, promised.map(({ dossier }) => dossier.receipt.dossierId));
    const procedures = await this.procedures.versions(tx, promised.map(({ dossier }) => dossier.receipt.procedureCode));
    const calendars = await this.calendar.many(tx, [
      ...promised.flatMap(({ dossier: { receipt }, clockUnitId }) => [receipt.receivingUnitId, clockUnitId]),
      ...[...adjustments.values()].flat().flatMap(({ detail: { calendarUnitId } }) => calendarUnitId ?? []),
    ]);
    return Promise.all(promised.map(async ({ dossier, clockUnitId }) => {
      const { dossierId, procedureCode, procedureVersion } = dossier.receipt;
      const version = procedures.get(procedureCode)?.find((one) => one.version === procedureVersion);
      const question = { dossier, clockUnitId, limit: dossier.due.limit ?? version?.timeLimit ?? null, adjustments: adjustments.get(dossierId) ?? [] };
      return { dossier, promised: recomputeDue(question, await this.#rules(tx, dossier, calendars)) };
    }));
  }

  /** The way of counting that held when it was promised; what changes is the calendar. */
  async #rules(tx: EntityManager, { receipt }: Dossier, calendars: Calendars) {
    const promisedOn = isReceipt(receipt) ? receipt.receivedOn : localDateOf(receipt.submittedAt);
    const { calendarDaysSkipHolidays } = await this.policies.on(tx, promisedOn);
    return { calendars, calendarDaysSkipHolidays };
  }
}
