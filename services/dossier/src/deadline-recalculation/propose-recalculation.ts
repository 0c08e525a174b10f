import { appendAudit } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OpenCalendarChange } from '../calendar-mirror/open-calendar-change.js';
import { Installation } from '../installation.js';
import { PROPOSER } from './recalculation.js';
import { RecalculationStore } from './recalculation.store.js';

/** Prepares the preview of a plan or a closure that has arrived. Applying it stays the deliberate act of an administrator. */
@Injectable()
export class ProposeRecalculation {
  constructor(
    private readonly changes: OpenCalendarChange,
    private readonly recalculations: RecalculationStore,
    private readonly installation: Installation,
  ) {}

  /** True when there is one to walk now. */
  async run(tx: EntityManager): Promise<boolean> {
    const change = await this.changes.next(tx);
    if (change === null) return false;
    const { clock, ids } = this.installation;
    const made = {
      recalculationId: ids.next(), ...change, calendarRevision: await this.changes.changedAt(tx, null), createdAt: clock.now(), createdBy: PROPOSER,
    };
    if (!(await this.recalculations.insert(tx, made))) return false;
    await appendAudit(tx, [{ action: 'preview', objectType: 'deadline-recalculation', objectId: made.recalculationId, detail: { ...change } }], { actor: PROPOSER, clock });
    return true;
  }
}
