import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type receivePaymentCallback } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { bodyHash } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import type { CallbackMessage, CallbackVerdict } from '../platform/payment-platform.js';
import { PlatformConnection } from '../platform/platform-connection.js';
import { ChangeSession } from './change-session.js';
import { PaymentSessionStore } from './payment-session.store.js';

/** Takes what the platform says about a payment: sum, reference and amount are checked, and every message is kept with its verdict. */
@Injectable()
export class ReceiveCallback {
  constructor(
    private readonly dataSource: DataSource,
    private readonly connection: PlatformConnection,
    private readonly sessions: PaymentSessionStore,
    private readonly change: ChangeSession,
    private readonly installation: Installation,
  ) {}

  async run({ message }: RpcRequest<typeof receivePaymentCallback>): Promise<Result<RpcReply<typeof receivePaymentCallback>, Refusal>> {
    const { platform } = this.connection;
    if (platform === null) return err(refusal('ONLINE_PAYMENT_UNAVAILABLE'));
    const read = platform.readCallback(message);
    // What the platform did not make is answered and forgotten: a stranger fills no table.
    if (read.kind === 'forged') return ok({ answer: platform.answerCallback('forged') });
    const digest = bodyHash(message).toString('hex');
    const verdict = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#apply(tx, read, digest), { actor: 'service:portal-adapter' });
    if (verdict === 'accepted' || verdict === 'not-paid') this.installation.wakeRelay();
    return ok({ answer: platform.answerCallback(verdict) });
  }

  async #apply(tx: EntityManager, read: Exclude<CallbackMessage, { kind: 'forged' }>, digest: string): Promise<CallbackVerdict> {
    const reference = read.kind === 'paid' ? read.payment.reference : read.reference;
    const session = await this.sessions.lockByReference(tx, reference);
    const verdict = read.kind === 'paid' ? await this.change.paid(tx, session, read.payment) : session === null ? 'unknown-reference' : 'not-paid';
    if (verdict === 'not-paid') await this.change.failed(tx, session, 'not-paid');
    const at = this.installation.clock.now();
    await this.sessions.note(tx, {
      digest, at, on: localDateOf(at), reference, paymentId: session?.paymentId ?? null, verdict,
      amountDong: read.kind === 'paid' ? read.payment.amountDong : null, transactionId: read.kind === 'paid' ? read.payment.transactionId : null,
    });
    return verdict;
  }
}
