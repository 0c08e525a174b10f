import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays, localDateOf, localTimeOf } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { FindPaymentChannel } from '../online-payment/find-payment-channel.js';
import { PaymentReconciliationStore } from './payment-reconciliation.store.js';
import { RunReconciliation } from './run-reconciliation.js';

/** 01:30: the day is over, also for what was paid at its last minute and told a little later. */
const DAILY_AT_MINUTES = 90;
/** Days that were missed while the service was away. */
const CATCH_UP_DAYS = 7;

/** Reconciles each day that is over, once. The row of the day is the timer, so it does not matter who looks. */
@Injectable()
export class ReconcileDays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly store: PaymentReconciliationStore,
    private readonly channel: FindPaymentChannel,
    private readonly reconcile: RunReconciliation,
  ) {}

  async runDue(): Promise<void> {
    const now = this.installation.clock.now();
    if (localTimeOf(now) < DAILY_AT_MINUTES) return;
    const yesterday = addDays(localDateOf(now), -1);
    const over = Array.from({ length: CATCH_UP_DAYS }, (_, back) => addDays(yesterday, -back));
    for (const day of await this.#inOne((tx) => this.store.withoutDaily(tx, over))) {
      await this.#inOne(async (tx) => {
        const isDue = await this.store.hasPayments(tx, day) || (day === yesterday && await this.channel.isOnline(tx));
        if (isDue) await this.reconcile.begin(tx, day, 'daily', 'service:dossier');
      });
    }
    this.installation.wakeRelay();
  }

  #inOne<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.dataSource, { kind: 'installation' }, work, { actor: 'service:dossier' });
  }
}
