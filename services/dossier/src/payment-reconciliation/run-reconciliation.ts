import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reconciliationCompleted, reconciliationRequested } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { Installation } from '../installation.js';
import { FindPaymentChannel } from '../online-payment/find-payment-channel.js';
import { compareDay, countByKind } from './payment-reconciliation.js';
import { PaymentReconciliationStore } from './payment-reconciliation.store.js';

/** Begins a reconciliation and ends it: with the platform's statement, or at once with the receipts alone. */
@Injectable()
export class RunReconciliation {
  constructor(
    private readonly store: PaymentReconciliationStore,
    private readonly channel: FindPaymentChannel,
    private readonly installation: Installation,
  ) {}

  /** The id of the new reconciliation, or null when the day has its daily one already. */
  async begin(tx: EntityManager, day: string, cause: 'daily' | 'on-demand', actor: string): Promise<string | null> {
    const { clock, ids } = this.installation;
    const [reconciliationId, requestedAt] = [ids.next(), clock.now()];
    if (!(await this.store.insert(tx, { reconciliationId, day, cause, requestedAt }))) return null;
    await appendEvents(tx, [newEvent({
      contract: reconciliationRequested, aggregateId: reconciliationId, version: 1, data: { reconciliationId, day, cause, requestedAt: formatOffsetTime(requestedAt) },
      audit: { action: 'request', objectType: 'payment-reconciliation', detail: { day } },
    })], { actor, clock, ids });
    if (!(await this.channel.isOnline(tx))) await this.complete(tx, reconciliationId, false);
    return reconciliationId;
  }

  /** Compares, keeps what differs and the sums of the day. A statement that comes again finds it completed. */
  async complete(tx: EntityManager, reconciliationId: string, isConnected: boolean): Promise<void> {
    const row = await this.store.lock(tx, reconciliationId);
    if (row?.state !== 'requested') return;
    const { day, version } = row;
    const differences = compareDay({
      ours: await this.store.ours(tx, day, reconciliationId), theirs: isConnected ? await this.store.statement(tx, reconciliationId) : null,
      overpaid: await this.store.overpaid(tx, day), missing: await this.store.missingReceipts(tx, day),
    });
    const { clock, ids } = this.installation;
    const completedAt = clock.now();
    const platform = isConnected ? 'compared' : 'not-connected';
    await this.store.addDifferences(tx, reconciliationId, differences);
    await this.store.addTotals(tx, reconciliationId, day);
    await this.store.state(tx, { reconciliationId, version: version + 1, platform, completedAt, differences: differences.length, openDifferences: differences.length });
    await appendEvents(tx, [newEvent({
      contract: reconciliationCompleted, aggregateId: reconciliationId, version: version + 1,
      data: { reconciliationId, day, platform, differences: differences.length, byKind: countByKind(differences), completedAt: formatOffsetTime(completedAt) },
      audit: { action: 'complete', objectType: 'payment-reconciliation', detail: { day, differences: differences.length } },
    })], { actor: 'service:dossier', clock, ids });
  }
}
