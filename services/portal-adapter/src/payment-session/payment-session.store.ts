import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CallbackVerdict, PaymentOrder, PlatformPayment } from '../platform/payment-platform.js';
import type { PaymentSession } from './payment-session.js';

export interface NewSession extends Pick<PaymentSession, 'paymentId' | 'dossierId' | 'reference' | 'amountDong'> {
  readonly order: Omit<PaymentOrder, 'at'>;
  readonly at: Date;
  readonly on: string;
}

export interface NotedCallback {
  /** Of the whole message: the same message again is counted, not kept again. */
  readonly digest: string;
  readonly at: Date;
  readonly on: string;
  readonly reference: string | null;
  readonly paymentId: string | null;
  readonly verdict: CallbackVerdict;
  readonly amountDong: number | null;
  readonly transactionId: string | null;
}

export interface DaySession extends PaymentSession {
  readonly billNumber: string | null;
}

const COLUMNS = `payment_id AS "paymentId", dossier_id AS "dossierId", reference, amount_dong::float8 AS "amountDong", status, version,
  transaction_id AS "transactionId", expires_at AS "expiresAt", bill_number AS "billNumber"`;

// A page is payable for a day, so until the day after the request; one more for what the platform writes down late.
const PAYABLE_DAYS = 2;

@Injectable()
export class PaymentSessionStore {
  /** False when the payment has a session. */
  async insert(tx: EntityManager, { paymentId, dossierId, reference, amountDong, order, at, on }: NewSession): Promise<boolean> {
    const inserted: unknown[] = await tx.query(
      `INSERT INTO payment_session (payment_id, dossier_id, reference, amount_dong, status, version, order_body, requested_at, requested_on)
       VALUES ($1, $2, $3, $4, 'requested', 0, $5, $6, $7) ON CONFLICT (payment_id) DO NOTHING RETURNING payment_id`,
      [paymentId, dossierId, reference, amountDong, JSON.stringify(order), at, on]);
    return inserted.length > 0;
  }

  async lock(tx: EntityManager, paymentId: string): Promise<PaymentSession | null> {
    const rows: PaymentSession[] = await tx.query(`SELECT ${COLUMNS} FROM payment_session WHERE payment_id = $1 FOR UPDATE`, [paymentId]);
    return rows[0] ?? null;
  }

  async lockByReference(tx: EntityManager, reference: string): Promise<PaymentSession | null> {
    const rows: PaymentSession[] = await tx.query(`SELECT ${COLUMNS} FROM payment_session WHERE reference = $1 FOR UPDATE`, [reference]);
    return rows[0] ?? null;
  }

  async orderOf(tx: EntityManager, paymentId: string): Promise<Omit<PaymentOrder, 'at'> | null> {
    const rows: { order: Omit<PaymentOrder, 'at'> }[] = await tx.query('SELECT order_body AS "order" FROM payment_session WHERE payment_id = $1', [paymentId]);
    return rows[0]?.order ?? null;
  }

  async opened(tx: EntityManager, paymentId: string, expiresAt: Date, version: number): Promise<void> {
    await tx.query(`UPDATE payment_session SET status = 'open', expires_at = $2, version = $3 WHERE payment_id = $1`, [paymentId, expiresAt, version]);
  }

  async paid(tx: EntityManager, paymentId: string, { transactionId, bankCode, paidAt }: PlatformPayment, paidOn: string, version: number): Promise<void> {
    await tx.query(
      `UPDATE payment_session SET status = 'paid', transaction_id = $2, bank_code = $3, paid_at = $4, paid_on = $5, version = $6 WHERE payment_id = $1`,
      [paymentId, transactionId, bankCode, paidAt, paidOn, version]);
  }

  async closed(tx: EntityManager, paymentId: string, status: 'failed' | 'cancelled', version: number): Promise<void> {
    await tx.query('UPDATE payment_session SET status = $2, version = $3 WHERE payment_id = $1', [paymentId, status, version]);
  }

  async billed(tx: EntityManager, paymentId: string, billNumber: string, version: number): Promise<void> {
    await tx.query('UPDATE payment_session SET bill_number = $2, version = $3 WHERE payment_id = $1', [paymentId, billNumber, version]);
  }

  /** Every session that a day may say something about: asked for or paid on it, or opened shortly before and not known as paid. */
  async ofDay(tx: EntityManager, day: string): Promise<DaySession[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM payment_session WHERE requested_on = $1 UNION SELECT ${COLUMNS} FROM payment_session WHERE paid_on = $1
       UNION SELECT ${COLUMNS} FROM payment_session WHERE requested_on BETWEEN $1::date - ${PAYABLE_DAYS} AND $1::date - 1 AND status <> 'paid' AND expires_at IS NOT NULL
       ORDER BY reference`, [day]);
  }

  async note(tx: EntityManager, noted: NotedCallback): Promise<void> {
    await tx.query(
      `INSERT INTO payment_callback AS c (digest, first_at, received_on, times, reference, payment_id, verdict, amount_dong, transaction_id)
       VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8) ON CONFLICT (digest) DO UPDATE SET times = c.times + 1`,
      [noted.digest, noted.at, noted.on, noted.reference, noted.paymentId, noted.verdict, noted.amountDong, noted.transactionId]);
  }

  /** Callbacks of a day that somebody has to look at. */
  async refusedOn(tx: EntityManager, day: string): Promise<NotedCallback[]> {
    return tx.query(
      `SELECT digest, first_at AS at, received_on::text AS "on", reference, payment_id AS "paymentId", verdict, amount_dong::float8 AS "amountDong", transaction_id AS "transactionId"
       FROM payment_callback WHERE received_on = $1 AND verdict IN ('unknown-reference', 'wrong-amount', 'conflict') ORDER BY first_at, digest`, [day]);
  }
}
