import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaymentMethod, PaymentStatus } from '@haicap/contracts';

export interface BookRow {
  readonly paymentId: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly unitId: string;
  readonly method: PaymentMethod;
  readonly status: PaymentStatus;
  readonly amountDong: number;
  readonly requestedAt: Date;
  readonly paidAt: Date | null;
  readonly receiptSeries: string | null;
  readonly receiptYear: number | null;
  readonly receiptNumber: number | null;
  readonly payUrl: string | null;
  readonly reference: string | null;
  readonly transactionId: string | null;
  readonly billNumber: string | null;
  readonly refundedDong: number;
  readonly closedAt: Date | null;
  readonly reasonCode: string | null;
}

/** The place of a receipt in the book of a day. */
export interface BookPosition {
  readonly unitId: string;
  readonly series: string;
  readonly number: number;
}

export interface BookQuestion {
  readonly day: string;
  readonly unitId: string | null;
  readonly method: PaymentMethod | null;
  readonly after: BookPosition;
  readonly limit: number;
}

const COLUMNS = `p.payment_id AS "paymentId", p.dossier_id AS "dossierId", d.code AS "dossierCode", p.unit_id AS "unitId", p.method, p.status,
  p.amount_dong::float8 AS "amountDong", p.requested_at AS "requestedAt", p.paid_at AS "paidAt", p.receipt_series AS "receiptSeries",
  p.receipt_year AS "receiptYear", p.receipt_number AS "receiptNumber", p.pay_url AS "payUrl", p.reference, p.transaction_id AS "transactionId",
  p.bill_number AS "billNumber", p.refunded_dong::float8 AS "refundedDong", p.closed_at AS "closedAt", p.reason_code AS "reasonCode"`;

// Behind a row policy an index serves no expression of a function, so a day is looked up by its bounds.
const CANCELLED_THEN = `status = 'cancelled' AND receipt_number IS NOT NULL AND closed_at >= $1::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
  AND closed_at < ($1::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`;
// The same holds for coalesce(): what an earlier release wrote down has no day of entry, and is looked up by an index of its own.
const WRITTEN_DOWN = `(p.booked_on = $1::date OR (p.booked_on IS NULL AND p.paid_on = $1::date))`;
const LATER = `(closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > coalesce(booked_on, paid_on)`;

@Injectable()
export class CashBookStore {
  /** The receipts written down on a day in the order of their numbers. One that was cancelled stands where it stood. */
  async page(tx: EntityManager, { day, unitId, method, after, limit }: BookQuestion): Promise<BookRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM payment p JOIN dossier d ON d.id = p.dossier_id
       WHERE ${WRITTEN_DOWN} AND ($2::uuid IS NULL OR p.unit_id = $2) AND ($3::text IS NULL OR p.method = $3)
         AND (p.unit_id, p.receipt_series, p.receipt_number) > ($4, $5, $6)
       ORDER BY p.unit_id, p.receipt_series, p.receipt_number LIMIT $7`,
      [day, unitId, method, after.unitId, after.series, after.number, limit],
    );
  }

  /** Receipts of earlier days that were cancelled on this one. */
  async cancelledLater(tx: EntityManager, { day, unitId, method, limit }: Omit<BookQuestion, 'after'>): Promise<BookRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM (SELECT * FROM payment WHERE ${CANCELLED_THEN} AND ${LATER}) p JOIN dossier d ON d.id = p.dossier_id
       WHERE ($2::uuid IS NULL OR p.unit_id = $2) AND ($3::text IS NULL OR p.method = $3)
       ORDER BY p.unit_id, p.receipt_series, p.receipt_year, p.receipt_number LIMIT $4`,
      [day, unitId, method, limit],
    );
  }

  async ofDossier(tx: EntityManager, dossierId: string): Promise<BookRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE p.dossier_id = $1 ORDER BY p.payment_id`, [dossierId]);
  }
}
