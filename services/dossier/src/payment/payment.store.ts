import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DossierStatus, PaymentMethod, PaymentStatus } from '@haicap/contracts';
import { z } from 'zod';
import type { Cover } from './allocation.js';

/** A payment as it lies in the table. */
export interface PaymentRow {
  readonly paymentId: string;
  readonly dossierId: string;
  readonly unitId: string;
  readonly method: PaymentMethod;
  readonly status: PaymentStatus;
  readonly amountDong: number;
  readonly refundedDong: number;
  readonly receiptSeries: string | null;
  readonly receiptYear: number | null;
  readonly receiptNumber: number | null;
  readonly reference: string | null;
  readonly covers: readonly Cover[] | null;
}

export interface NewPayment extends Pick<PaymentRow, 'paymentId' | 'dossierId' | 'unitId' | 'method' | 'status' | 'amountDong'> {
  readonly requestedAt: Date;
  readonly evidence: string | null;
}

export interface Receipt {
  readonly series: string;
  readonly year: number;
  readonly number: number;
}

export interface Settled {
  readonly paymentId: string;
  readonly paidAt: Date;
  readonly paidOn: string;
  /** The day on which it is written down: its place in the book. */
  readonly bookedOn: string;
  readonly receipt: Receipt;
  readonly transactionId: string | null;
  readonly covers: readonly Cover[];
}

/** Money that went back, told by this version of its dossier. */
export interface Refund {
  readonly paymentId: string;
  readonly version: number;
  readonly amountDong: number;
  readonly on: string;
}

export interface Laid {
  readonly payment: Pick<PaymentRow, 'paymentId' | 'covers'>;
  readonly covers: readonly Cover[];
}

const coversOfRow = z.array(z.strictObject({ version: z.int(), line: z.int(), dong: z.int().min(1) })).nullable();

const COLUMNS = `payment_id AS "paymentId", dossier_id AS "dossierId", unit_id AS "unitId", method, status, amount_dong::float8 AS "amountDong",
  refunded_dong::float8 AS "refundedDong", receipt_series AS "receiptSeries", receipt_year AS "receiptYear", receipt_number AS "receiptNumber", reference, covers`;

@Injectable()
export class PaymentStore {
  async insert(tx: EntityManager, payment: NewPayment): Promise<void> {
    await tx.query(
      `INSERT INTO payment (payment_id, dossier_id, unit_id, method, status, amount_dong, requested_at, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [payment.paymentId, payment.dossierId, payment.unitId, payment.method, payment.status, payment.amountDong, payment.requestedAt, payment.evidence],
    );
  }

  async ofDossier(tx: EntityManager, dossierId: string): Promise<PaymentRow[]> {
    const rows: (Omit<PaymentRow, 'covers'> & { readonly covers: unknown })[] = await tx.query(`SELECT ${COLUMNS} FROM payment WHERE dossier_id = $1 ORDER BY payment_id`, [dossierId]);
    return rows.map((row) => ({ ...row, covers: coversOfRow.parse(row.covers) }));
  }

  /** Those of these dossiers whose money is here or on its way. */
  async withMoney(tx: EntityManager, dossierIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT DISTINCT dossier_id AS id FROM payment
       WHERE dossier_id = ANY($1::uuid[]) AND (status IN ('requested', 'waiting') OR (status IN ('paid', 'refunded') AND refunded_dong < amount_dong))`, [dossierIds]);
    return rows.map(({ id }) => id);
  }

  /** The next number of a unit's series; the row lock makes others wait for COMMIT, so none is left out and none given twice. */
  async nextReceipt(tx: EntityManager, unitId: string, series: string, year: number): Promise<Receipt> {
    const rows: { number: number }[] = await tx.query(
      `INSERT INTO receipt_counter AS c (unit_id, series, year, last_number) VALUES ($1, $2, $3, 1)
       ON CONFLICT (unit_id, series, year) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number AS number`,
      [unitId, series, year],
    );
    const number = rows[0]?.number;
    if (number === undefined) throw new Error(`series ${series} of ${year} gave no number`);
    return { series, year, number };
  }

  /** Marks it paid under its receipt. What failed or was cancelled may be paid all the same: the platform has the money. */
  async settle(tx: EntityManager, { paymentId, paidAt, paidOn, bookedOn, receipt, transactionId, covers }: Settled): Promise<void> {
    await tx.query(
      `UPDATE payment SET status = 'paid', paid_at = $2, paid_on = $3, receipt_series = $4, receipt_year = $5, receipt_number = $6, transaction_id = $7, covers = $8, booked_on = $9,
         closed_at = NULL, reason_code = NULL, pay_url = NULL
       WHERE payment_id = $1 AND status NOT IN ('paid', 'refunded')`,
      [paymentId, paidAt, paidOn, receipt.series, receipt.year, receipt.number, transactionId, JSON.stringify(covers), bookedOn],
    );
  }

  /** On which lines payments lie, as it was worked out or changed. */
  /** Writes down on which lines payments lie; those that are written so are left alone. */
  async keepCovers(tx: EntityManager, laid: readonly Laid[]): Promise<void> {
    const changed = laid.filter(({ payment, covers }) => JSON.stringify(payment.covers) !== JSON.stringify(covers));
    if (changed.length === 0) return;
    await tx.query(
      `UPDATE payment SET covers = c.covers FROM jsonb_to_recordset($1::jsonb) AS c("paymentId" uuid, covers jsonb) WHERE payment.payment_id = c."paymentId"`,
      [JSON.stringify(changed.map(({ payment: { paymentId }, covers }) => ({ paymentId, covers })))]);
  }

  async opened(tx: EntityManager, paymentId: string, reference: string, payUrl: string): Promise<void> {
    await tx.query(
      `UPDATE payment SET reference = $2, pay_url = CASE WHEN status IN ('requested', 'waiting') THEN $3 END, status = CASE status WHEN 'requested' THEN 'waiting' ELSE status END
       WHERE payment_id = $1`, [paymentId, reference, payUrl]);
  }

  async refer(tx: EntityManager, paymentId: string, reference: string): Promise<void> {
    await tx.query('UPDATE payment SET reference = $2 WHERE payment_id = $1', [paymentId, reference]);
  }

  async billed(tx: EntityManager, paymentId: string, billNumber: string): Promise<void> {
    await tx.query('UPDATE payment SET bill_number = $2 WHERE payment_id = $1', [paymentId, billNumber]);
  }

  async close(tx: EntityManager, paymentId: string, status: 'failed' | 'cancelled', reasonCode: string, at: Date): Promise<void> {
    await tx.query('UPDATE payment SET status = $2, reason_code = $3, closed_at = $4, pay_url = NULL WHERE payment_id = $1', [paymentId, status, reasonCode, at]);
  }

  async hasOrder(tx: EntityManager, paymentId: string): Promise<boolean> {
    const rows: { isPlaced: boolean }[] = await tx.query('SELECT payment_order_is_placed($1) AS "isPlaced"', [paymentId]);
    return rows[0]?.isPlaced === true;
  }

  async refund(tx: EntityManager, { paymentId, version, amountDong, on }: Refund): Promise<void> {
    await tx.query('INSERT INTO payment_refund (payment_id, version, amount_dong, refunded_on) VALUES ($1, $2, $3, $4)', [paymentId, version, amountDong, on]);
    await tx.query(
      `UPDATE payment SET refunded_dong = refunded_dong + $2, refunded_on = $3, status = CASE WHEN refunded_dong + $2 = amount_dong THEN 'refunded' ELSE status END
       WHERE payment_id = $1`, [paymentId, amountDong, on]);
  }

  /** The dossier of a payment with its row locked, so that whoever changes it meanwhile waits or is told that it changed. */
  async lockDossierOf(tx: EntityManager, paymentId: string): Promise<string | null> {
    const rows: { id: string }[] = await tx.query(
      'SELECT d.id FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE p.payment_id = $1 FOR UPDATE OF d', [paymentId]);
    return rows[0]?.id ?? null;
  }

  /** Locks a dossier as it was read; false when somebody else was faster. What is written after it cannot be refused any more. */
  async lockDossier(tx: EntityManager, dossierId: string, version: number): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM dossier WHERE id = $1 AND version = $2 FOR UPDATE', [dossierId, version]);
    return rows.length > 0;
  }

  /** Names the state that stays: without it a desk or an owner may change no row of a dossier by the policies of money. */
  async keepStatus(tx: EntityManager, status: DossierStatus): Promise<void> {
    await tx.query(`SELECT set_config('app.kept_status', $1, true)`, [status]);
  }
}
