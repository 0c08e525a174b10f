import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaymentMethod, PaymentStatus } from '@haicap/contracts';
import { CANCELLED_LATER, cancelledOn, writtenDownOn } from '../payment/day-of-money.js';

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

@Injectable()
export class CashBookStore {
  /** The receipts written down on a day in the order of their numbers. One that was cancelled stands where it stood. */
  async page(tx: EntityManager, { day, unitId, method, after, limit }: BookQuestion): Promise<BookRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM (SELECT * FROM payment WHERE ${writtenDownOn('$1')}) p JOIN dossier d ON d.id = p.dossier_id
       WHERE ($2::uuid IS NULL OR p.unit_id = $2) AND ($3::text IS NULL OR p.method = $3)
         AND (p.unit_id, p.receipt_series, p.receipt_number) > ($4, $5, $6)
       ORDER BY p.unit_id, p.receipt_series, p.receipt_number LIMIT $7`,
      [day, unitId, method, after.unitId, after.series, after.number, limit],
    );
  }

  /** Receipts of earlier days that were cancelled on this one. */
  async cancelledLater(tx: EntityManager, { day, unitId, method, limit }: Omit<BookQuestion, 'after'>): Promise<BookRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM (SELECT * FROM payment WHERE ${cancelledOn('$1')} AND ${CANCELLED_LATER}) p JOIN dossier d ON d.id = p.dossier_id
       WHERE ($2::uuid IS NULL OR p.unit_id = $2) AND ($3::text IS NULL OR p.method = $3)
       ORDER BY p.unit_id, p.receipt_series, p.receipt_year, p.receipt_number LIMIT $4`,
      [day, unitId, method, limit],
    );
  }

  async ofDossier(tx: EntityManager, dossierId: string): Promise<BookRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE p.dossier_id = $1 ORDER BY p.payment_id`, [dossierId]);
  }
}
