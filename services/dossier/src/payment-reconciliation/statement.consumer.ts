import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statementClosed, statementLineStated } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { PaymentReconciliationStore } from './payment-reconciliation.store.js';
import { RunReconciliation } from './run-reconciliation.js';

/** Keeps the platform's day line by line; its last line compares it. */
@Injectable()
export class StatementConsumer {
  constructor(private readonly store: PaymentReconciliationStore, private readonly reconcile: RunReconciliation) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    for (const fact of facts) {
      const line = factData(statementLineStated, fact);
      if (line) await this.store.addLine(tx, line.reconciliationId, fact.version, line);
      const closed = factData(statementClosed, fact);
      if (closed) await this.reconcile.complete(tx, closed.reconciliationId, closed.connected);
    }
  }
}
