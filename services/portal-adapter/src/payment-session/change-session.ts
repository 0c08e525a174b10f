import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { paymentBilled, paymentConfirmed, paymentFailed, paymentOpened, type FactContract, type FactData } from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { Installation } from '../installation.js';
import { KeepJobs } from '../payment-job/keep-jobs.js';
import type { CallbackVerdict, PlatformPayment } from '../platform/payment-platform.js';
import { isLive, judgePayment, type PaymentSession } from './payment-session.js';
import { PaymentSessionStore } from './payment-session.store.js';

const ACTOR = 'service:portal-adapter';
const PAYABLE_MS = 24 * 3_600_000;
const FIRST_QUERY_MS = 120_000;

/** Every change of a session: its row, its fact, and the work that follows, in the caller's transaction. */
@Injectable()
export class ChangeSession {
  constructor(private readonly sessions: PaymentSessionStore, private readonly jobs: KeepJobs, private readonly installation: Installation) {}

  async opened(tx: EntityManager, paymentId: string, payUrl: string): Promise<void> {
    const session = await this.sessions.lock(tx, paymentId);
    if (session?.status !== 'requested') return;
    const now = this.installation.clock.now();
    const expiresAt = new Date(now.getTime() + PAYABLE_MS);
    await this.sessions.opened(tx, paymentId, expiresAt, session.version + 1);
    await this.#tell(tx, session, paymentOpened, { payUrl, expiresAt: formatOffsetTime(expiresAt) });
    // A callback may be lost on its way; asking finds out.
    await this.#order(tx, 'query', paymentId, FIRST_QUERY_MS);
  }

  /** What a message that says "paid" does. The same message again does nothing more, whoever brings it. */
  async paid(tx: EntityManager, session: PaymentSession | null, payment: PlatformPayment): Promise<CallbackVerdict> {
    const verdict = judgePayment(session, payment);
    if (verdict !== 'accepted' || session === null) return verdict;
    const paidOn = localDateOf(payment.paidAt);
    await this.sessions.paid(tx, session.paymentId, payment, paidOn, session.version + 1);
    await this.#tell(tx, session, paymentConfirmed, {
      amountDong: payment.amountDong, transactionId: payment.transactionId, bankCode: payment.bankCode, paidAt: formatOffsetTime(payment.paidAt), paidOn,
    });
    await this.#order(tx, 'bill', session.paymentId, 0);
    return verdict;
  }

  async failed(tx: EntityManager, session: PaymentSession | null, reasonCode: FactData<typeof paymentFailed>['reasonCode']): Promise<void> {
    if (session === null || !isLive(session)) return;
    await this.sessions.closed(tx, session.paymentId, 'failed', session.version + 1);
    await this.#tell(tx, session, paymentFailed, { reasonCode });
  }

  async billed(tx: EntityManager, paymentId: string, billNumber: string): Promise<void> {
    const session = await this.sessions.lock(tx, paymentId);
    if (session?.status !== 'paid') return;
    await this.sessions.billed(tx, paymentId, billNumber, session.version + 1);
    await this.#tell(tx, session, paymentBilled, { billNumber });
  }

  async #tell<F extends FactContract>(tx: EntityManager, { paymentId, dossierId, reference, version }: PaymentSession, contract: F, data: object): Promise<void> {
    const { clock, ids } = this.installation;
    const told = { paymentId, dossierId, reference, at: formatOffsetTime(clock.now()), ...data } as FactData<F>;
    await appendEvents(tx, [newEvent({
      contract, aggregateId: paymentId, version: version + 1, data: told, audit: { action: contract.event, objectType: 'payment', detail: { reference } },
    })], { actor: ACTOR, clock, ids });
  }

  async #order(tx: EntityManager, kind: 'query' | 'bill', paymentId: string, inMs: number): Promise<void> {
    const { clock, ids } = this.installation;
    await this.jobs.add(tx, { jobId: ids.next(), kind, paymentId, reconciliationId: null, day: null }, new Date(clock.now().getTime() + inMs));
  }
}
