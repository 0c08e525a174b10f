import type { CallbackVerdict, PlatformPayment } from '../platform/payment-platform.js';

/** A payment at the platform, as far as decisions need it. */
export interface PaymentSession {
  readonly paymentId: string;
  readonly dossierId: string;
  readonly reference: string;
  readonly amountDong: number;
  readonly status: 'requested' | 'open' | 'paid' | 'failed' | 'cancelled';
  readonly version: number;
  readonly transactionId: string | null;
  readonly expiresAt: Date | null;
}

/** What a message that says "paid" means for a session. Only `accepted` changes it; money counts also after it had been given up. */
export function judgePayment(session: PaymentSession | null, payment: PlatformPayment): Exclude<CallbackVerdict, 'forged' | 'not-paid'> {
  if (session === null) return 'unknown-reference';
  const isSame = payment.amountDong === session.amountDong;
  if (session.status === 'paid') return isSame && payment.transactionId === session.transactionId ? 'duplicate' : 'conflict';
  return isSame ? 'accepted' : 'wrong-amount';
}

/** True while somebody may still pay. */
export function isLive({ status }: Pick<PaymentSession, 'status'>): boolean {
  return status === 'requested' || status === 'open';
}
