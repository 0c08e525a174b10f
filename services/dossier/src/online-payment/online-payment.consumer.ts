import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { paymentBilled, paymentConfirmed, paymentFailed, paymentOpened } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { FollowPayment } from './follow-payment.js';

/** Applies what the adapter tells, one fact after the other: each is a version of its dossier. */
@Injectable()
export class OnlinePaymentConsumer {
  constructor(private readonly follow: FollowPayment) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    for (const fact of facts) await this.#apply(tx, fact);
  }

  async #apply(tx: EntityManager, fact: OrderedFact): Promise<void> {
    const opened = factData(paymentOpened, fact);
    if (opened) return this.follow.opened(tx, opened);
    const confirmed = factData(paymentConfirmed, fact);
    if (confirmed) return this.follow.confirmed(tx, confirmed);
    const failed = factData(paymentFailed, fact);
    if (failed) return this.follow.failed(tx, failed);
    const billed = factData(paymentBilled, fact);
    return billed ? this.follow.billed(tx, billed) : undefined;
  }
}
