import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reconciliationRequested } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Installation } from '../installation.js';
import { KeepJobs } from '../payment-job/keep-jobs.js';

/** A reconciliation asks for the platform's day; the work is ordered, not done here. */
@Injectable()
export class StatementConsumer {
  constructor(private readonly jobs: KeepJobs, private readonly installation: Installation) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    for (const fact of facts) {
      const asked = factData(reconciliationRequested, fact);
      if (asked === null) continue;
      const { reconciliationId, day } = asked;
      await this.jobs.add(tx, { jobId: fact.eventId, kind: 'statement', paymentId: null, reconciliationId, day }, this.installation.clock.now());
    }
  }
}
