import { appendAudit } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OpenPlan } from '../calendar-mirror/open-plan.js';
import { Installation } from '../installation.js';
import { PROPOSER } from './recalculation.js';
import { RecalculationStore } from './recalculation.store.js';
import { RecomputeDossiers } from './recompute-dossiers.js';

/** Prepares the preview of a plan that has arrived. Applying it stays the deliberate act of an administrator. */
@Injectable()
export class ProposeRecalculation {
  constructor(
    private readonly plans: OpenPlan,
    private readonly recalculations: RecalculationStore,
    private readonly computing: RecomputeDossiers,
    private readonly installation: Installation,
  ) {}

  /** True when there is one to walk now. */
  async run(tx: EntityManager): Promise<boolean> {
    const document = await this.plans.document(tx);
    if (document === null) return false;
    const { clock, ids } = this.installation;
    const made = {
      recalculationId: ids.next(), reasonCode: 'official-calendar' as const, document, unitId: null,
      calendarRevision: await this.computing.revision(tx), createdAt: clock.now(), createdBy: PROPOSER,
    };
    if (!(await this.recalculations.insert(tx, made))) return false;
    const detail = { document, reasonCode: made.reasonCode, unitId: null };
    await appendAudit(tx, [{ action: 'preview', objectType: 'deadline-recalculation', objectId: made.recalculationId, detail }], { actor: PROPOSER, clock });
    return true;
  }
}
