import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isOpen } from './payment.js';
import { OrderPayment } from './order-payment.js';
import { PaymentStore } from './payment.store.js';

/** Closes the online payment of a dossier that has ended: it owes nothing any more, so nobody is to be sent to pay. */
@Injectable()
export class GiveUpPayment {
  constructor(private readonly payments: PaymentStore, private readonly orders: OrderPayment) {}

  async run(tx: EntityManager, dossierId: string, at: Date, actor: string): Promise<void> {
    for (const { paymentId } of (await this.payments.ofDossier(tx, dossierId)).filter(isOpen)) {
      await this.payments.close(tx, paymentId, 'cancelled', 'dossier-ended', at);
      await this.orders.giveUp(tx, { paymentId, dossierId }, at, actor);
    }
  }
}
