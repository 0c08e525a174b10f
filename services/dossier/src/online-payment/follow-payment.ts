import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FactData, paymentBilled, paymentConfirmed, paymentFailed, paymentOpened } from '@haicap/contracts';
import type { Dossier } from '../dossier/dossier.js';
import type { MoneyEvent } from '../dossier/money-event.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { RecordChange } from '../dossier/record-change.js';
import { Installation } from '../installation.js';
import { FindMoney, type MoneyOfDossier } from '../payment/find-money.js';
import { isOpen } from '../payment/payment.js';
import { KeepPayments } from '../payment/keep-payments.js';
import { SettlePayment } from '../payment/settle-payment.js';

interface Found extends MoneyOfDossier {
  readonly dossier: Dossier;
  readonly payment: MoneyOfDossier['payments'][number];
}

// Nobody of ours confirmed it: the platform did, and its adapter said so.
const AUTHOR = { accountId: 'service:portal-adapter', note: undefined, onBehalfOf: null };

/** What the adapter tells about a payment becomes a version of its dossier. What is known already changes nothing. */
@Injectable()
export class FollowPayment {
  constructor(
    private readonly dossiers: FindDossier,
    private readonly record: RecordChange,
    private readonly money: FindMoney,
    private readonly payments: KeepPayments,
    private readonly settle: SettlePayment,
    private readonly installation: Installation,
  ) {}

  async opened(tx: EntityManager, { paymentId, reference, payUrl }: FactData<typeof paymentOpened>): Promise<void> {
    await this.payments.opened(tx, paymentId, reference, payUrl);
  }

  async billed(tx: EntityManager, { paymentId, billNumber }: FactData<typeof paymentBilled>): Promise<void> {
    await this.payments.billed(tx, paymentId, billNumber);
  }

  /** Money is money, also for a payment that was given up meanwhile: then there is something to refund. */
  async confirmed(tx: EntityManager, told: FactData<typeof paymentConfirmed>): Promise<void> {
    const found = await this.#find(tx, told.paymentId);
    if (found === null || found.payment.status === 'paid' || found.payment.status === 'refunded') return;
    await this.payments.refer(tx, told.paymentId, told.reference);
    const arrived = { payment: found.payment, paidAt: new Date(told.paidAt), transactionId: told.transactionId };
    await this.#write(tx, found.dossier, await this.settle.run(tx, found.dossier, found, arrived, this.installation.clock.now()));
  }

  async failed(tx: EntityManager, { paymentId, reasonCode }: FactData<typeof paymentFailed>): Promise<void> {
    const found = await this.#find(tx, paymentId);
    if (found === null || !isOpen(found.payment)) return;
    const { amountDong } = found.payment;
    const { financialStatus, outstandingDong } = found.balance;
    await this.payments.close(tx, paymentId, 'failed', reasonCode, this.installation.clock.now());
    await this.#write(tx, found.dossier, { type: 'payment-failed', paymentId, amountDong, reasonCode, financialStatus, outstandingDong });
  }

  async #find(tx: EntityManager, paymentId: string): Promise<Found | null> {
    const dossierId = await this.payments.lockDossierOf(tx, paymentId);
    if (dossierId === null) return null;
    const dossier = await this.dossiers.byId(tx, dossierId);
    const money = await this.money.of(tx, dossierId);
    const payment = money.payments.find((one) => one.paymentId === paymentId);
    if (!dossier || !payment) throw new Error(`payment ${paymentId} has lost its dossier`);
    return { ...money, dossier, payment };
  }

  async #write(tx: EntityManager, dossier: Dossier, event: MoneyEvent): Promise<void> {
    const changed = await this.record.run(tx, dossier, { ...event, at: this.installation.clock.now() }, AUTHOR);
    // The row is locked since it was read.
    if (!changed) throw new Error(`dossier ${dossier.receipt.dossierId} changed under its lock`);
  }
}
