import type { RecalculationReason } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarMirrorStore } from './calendar-mirror.store.js';

/** A change of the calendar about which nobody has decided yet whether open dossiers follow it: the province's when it has no unit. */
export interface CalendarChange {
  readonly unitId: string | null;
  /** The plan's notice, or the decision about the closure or the hours. */
  readonly document: string;
  readonly reasonCode: RecalculationReason;
}

/** Changes of the calendar that have arrived and wait for a decision about open dossiers. */
@Injectable()
export class OpenCalendarChange {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  /** The one to prepare next. A plan goes before closures, because who follows the whole calendar follows those as well. */
  async next(tx: EntityManager): Promise<CalendarChange | null> {
    const plan = await this.calendar.openPlan(tx);
    return plan === null ? this.calendar.openClosure(tx) : { unitId: null, ...plan };
  }

  /** The revision at which the calendar of a unit changed last, by itself or with the province's; of everybody's calendars without one. */
  async changedAt(tx: EntityManager, unitId: string | null): Promise<number> {
    return this.calendar.changedAt(tx, unitId);
  }

  /** Every open dossier follows the calendar of this revision, those of one unit when it is named; what came later goes on waiting. */
  async followed(tx: EntityManager, unitId: string | null, revision: number): Promise<void> {
    if (unitId === null) await this.calendar.closePlan(tx, revision);
    await this.calendar.closeClosures(tx, unitId, revision);
  }

  /** Somebody has put this one aside, knowing the calendar of this revision. A commune's closure is not put aside with the province's plan. */
  async putAside(tx: EntityManager, { unitId, reasonCode }: Pick<CalendarChange, 'unitId' | 'reasonCode'>, revision: number): Promise<void> {
    if (unitId === null) await this.calendar.closePlan(tx, revision, reasonCode);
    else await this.calendar.closeClosures(tx, unitId, revision, reasonCode);
  }
}
