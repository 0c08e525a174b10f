import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { paymentOrderGivenUp, paymentOrderPlaced, type FactData } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { appendEvents, newEvent, type AuditNote, type NewEvent } from '@haicap/outbox';
import { Installation } from '../installation.js';
import { PaymentStore } from './payment.store.js';

type Order = Omit<FactData<typeof paymentOrderPlaced>, 'placedAt'>;
type OfDossier = Pick<Order, 'paymentId' | 'dossierId'>;

/** Tells the adapter of the platform what to do. Orders are facts of their own, so that it need not follow every fact about dossiers. */
@Injectable()
export class OrderPayment {
  constructor(private readonly installation: Installation, private readonly payments: PaymentStore) {}

  place(tx: EntityManager, order: Order, at: Date, actor: string): Promise<void> {
    const data = { ...order, placedAt: formatOffsetTime(at) };
    return this.#append(tx, newEvent({ contract: paymentOrderPlaced, aggregateId: order.paymentId, version: 1, data, audit: audited('place', order) }), actor);
  }

  /** A process of the release before placed none: its adapter follows the dossier itself, and there is nothing to take back. */
  async giveUp(tx: EntityManager, order: OfDossier, at: Date, actor: string): Promise<void> {
    if (!(await this.payments.hasOrder(tx, order.paymentId))) return;
    const data = { ...order, givenUpAt: formatOffsetTime(at) };
    await this.#append(tx, newEvent({ contract: paymentOrderGivenUp, aggregateId: order.paymentId, version: 2, data, audit: audited('give-up', order) }), actor);
  }

  #append(tx: EntityManager, event: NewEvent, actor: string): Promise<void> {
    const { clock, ids } = this.installation;
    return appendEvents(tx, [event], { actor, clock, ids });
  }
}

function audited(action: string, { dossierId }: OfDossier): AuditNote {
  return { action, objectType: 'payment-order', detail: { dossierId } };
}
