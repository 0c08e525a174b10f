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

  /** The one to prepare next: the province's, then the one that has waited longest. */
  async next(tx: EntityManager): Promise<CalendarChange | null> {
    return this.calendar.openChange(tx);
  }

  /** The revision at which the calendar of a unit changed last, by itself or with the province's; of everybody's calendars without one. */
  async changedAt(tx: EntityManager, unitId: string | null): Promise<number> {
    return this.calendar.changedAt(tx, unitId);
  }

  /** Every open dossier follows the calendar of this revision, those of one unit when it is named; what came later goes on waiting. */
  async followed(tx: EntityManager, unitId: string | null, revision: number): Promise<void> {
    await this.calendar.closeFollowed(tx, unitId, revision);
  }

  /** Somebody has put this one aside, knowing the calendar of this revision. What waits for another reason or for another unit goes on waiting. */
  async putAside(tx: EntityManager, { unitId, reasonCode }: Pick<CalendarChange, 'unitId' | 'reasonCode'>, revision: number): Promise<void> {
    await this.calendar.closeOne(tx, unitId, reasonCode, revision);
  }
}
