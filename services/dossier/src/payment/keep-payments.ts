import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PaymentStore, type NewPayment } from './payment.store.js';

/** What other nouns may do to payments. */
@Injectable()
export class KeepPayments {
  constructor(private readonly payments: PaymentStore) {}

  async insert(tx: EntityManager, payment: NewPayment): Promise<void> {
    await this.payments.insert(tx, payment);
  }

  async opened(tx: EntityManager, paymentId: string, reference: string, payUrl: string): Promise<void> {
    await this.payments.opened(tx, paymentId, reference, payUrl);
  }

  async refer(tx: EntityManager, paymentId: string, reference: string): Promise<void> {
    await this.payments.refer(tx, paymentId, reference);
  }

  async billed(tx: EntityManager, paymentId: string, billNumber: string): Promise<void> {
    await this.payments.billed(tx, paymentId, billNumber);
  }

  async close(tx: EntityManager, paymentId: string, status: 'failed' | 'cancelled', reasonCode: string, at: Date): Promise<void> {
    await this.payments.close(tx, paymentId, status, reasonCode, at);
  }

  async lockDossierOf(tx: EntityManager, paymentId: string): Promise<string | null> {
    return this.payments.lockDossierOf(tx, paymentId);
  }
}
