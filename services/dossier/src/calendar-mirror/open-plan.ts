import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarMirrorStore } from './calendar-mirror.store.js';

/** The plan that has arrived and waits for a decision about open dossiers. */
@Injectable()
export class OpenPlan {
  constructor(private readonly calendar: CalendarMirrorStore) {}

  /** The document under which it was published; null when none waits. */
  async document(tx: EntityManager): Promise<string | null> {
    return this.calendar.openPlan(tx);
  }

  /** Somebody has decided, knowing the calendar of this revision; a plan that came later goes on waiting. */
  async decided(tx: EntityManager, revision: number): Promise<void> {
    await this.calendar.closePlan(tx, revision);
  }
}
