import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { bookedOn, CANCELLED_LATER, cancelledOn, paidUnbookedOn, writtenDownOn } from '../payment/day-of-money.js';
import type { Difference, MissingReceipts, OurPayment, Overpaid, StatementLine } from './payment-reconciliation.js';

export interface ReconciliationRow {
  readonly reconciliationId: string;
  readonly version: number;
  readonly day: string;
  readonly cause: 'daily' | 'on-demand';
  readonly state: 'requested' | 'completed';
  readonly platform: 'pending' | 'compared' | 'not-connected';
  readonly requestedAt: Date;
  readonly completedAt: Date | null;
  readonly differences: number;
  readonly openDifferences: number;
}

export interface RefundRow {
  readonly paymentId: string;
  readonly unitId: string;
  readonly dossierCode: string;
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly amountDong: number;
}

export interface DifferenceRow extends Difference {
  readonly reconciliationId: string;
  readonly number: number;
  readonly settledAt: Date | null;
  readonly settlement: string | null;
  readonly note: string | null;
}

const COLUMNS = `reconciliation_id AS "reconciliationId", version, day::text AS day, cause, state, platform, requested_at AS "requestedAt",
  completed_at AS "completedAt", differences, open_differences AS "openDifferences"`;
const DIFFERENCE = `reconciliation_id AS "reconciliationId", number, kind, unit_id AS "unitId", payment_id AS "paymentId", dossier_code AS "dossierCode", reference,
  ours_dong::float8 AS "oursDong", theirs_dong::float8 AS "theirsDong", settled_at AS "settledAt", settlement, note`;

@Injectable()
export class PaymentReconciliationStore {
  /** False when the day has its daily one already. */
  async insert(tx: EntityManager, row: Pick<ReconciliationRow, 'reconciliationId' | 'day' | 'cause' | 'requestedAt'>): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO payment_reconciliation (reconciliation_id, version, day, cause, state, platform, requested_at) VALUES ($1, 1, $2, $3, 'requested', 'pending', $4)
       ON CONFLICT DO NOTHING RETURNING 1`, [row.reconciliationId, row.day, row.cause, row.requestedAt]);
    return rows.length > 0;
  }

  async lock(tx: EntityManager, reconciliationId: string): Promise<ReconciliationRow | null> {
    const rows: ReconciliationRow[] = await tx.query(`SELECT ${COLUMNS} FROM payment_reconciliation WHERE reconciliation_id = $1 FOR UPDATE`, [reconciliationId]);
    return rows[0] ?? null;
  }

  async find(tx: EntityManager, reconciliationId: string): Promise<ReconciliationRow | null> {
    const rows: ReconciliationRow[] = await tx.query(`SELECT ${COLUMNS} FROM payment_reconciliation WHERE reconciliation_id = $1`, [reconciliationId]);
    return rows[0] ?? null;
  }

  async page(tx: EntityManager, day: string | null, before: { readonly day: string; readonly id: string }, limit: number): Promise<ReconciliationRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM payment_reconciliation WHERE ($1::date IS NULL OR day = $1) AND (day, reconciliation_id) < ($2::date, $3::uuid)
       ORDER BY day DESC, reconciliation_id DESC LIMIT $4`, [day, before.day, before.id, limit]);
  }

  async state(tx: EntityManager, row: Pick<ReconciliationRow, 'reconciliationId' | 'version' | 'platform' | 'completedAt' | 'differences' | 'openDifferences'>): Promise<void> {
    await tx.query(
      `UPDATE payment_reconciliation SET version = $2, state = 'completed', platform = $3, completed_at = $4, differences = $5, open_differences = $6 WHERE reconciliation_id = $1`,
      [row.reconciliationId, row.version, row.platform, row.completedAt, row.differences, row.openDifferences]);
  }

  async addLine(tx: EntityManager, reconciliationId: string, line: number, told: StatementLine & { readonly transactionId: string | null; readonly billNumber: string | null; readonly paidOn: string | null }): Promise<void> {
    await tx.query(
      `INSERT INTO platform_statement (reconciliation_id, line, reference, payment_id, outcome, amount_dong, transaction_id, bill_number, paid_on, refusal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [reconciliationId, line, told.reference, told.paymentId, told.outcome, told.amountDong, told.transactionId, told.billNumber, told.paidOn, told.refusal]);
  }

  async statement(tx: EntityManager, reconciliationId: string): Promise<StatementLine[]> {
    return tx.query(
      `SELECT reference, payment_id AS "paymentId", outcome, amount_dong::float8 AS "amountDong", refusal FROM platform_statement WHERE reconciliation_id = $1 ORDER BY line`, [reconciliationId]);
  }

  /** What was paid on the day, and whatever the statement names. */
  async ours(tx: EntityManager, day: string, reconciliationId: string): Promise<OurPayment[]> {
    return tx.query(
      `SELECT p.payment_id AS "paymentId", d.code AS "dossierCode", p.unit_id AS "unitId", p.method, p.status, p.amount_dong::float8 AS "amountDong", p.reference,
         p.bill_number AS "billNumber", p.paid_on IS NOT DISTINCT FROM $1::date AS "isPaidThen"
       FROM payment p JOIN dossier d ON d.id = p.dossier_id
       WHERE p.payment_id IN (SELECT payment_id FROM payment WHERE paid_on = $1 UNION SELECT payment_id FROM platform_statement WHERE reconciliation_id = $2)`, [day, reconciliationId]);
  }

  async overpaid(tx: EntityManager, day: string): Promise<Overpaid[]> {
    return tx.query(
      `SELECT d.code AS "dossierCode", d.competent_unit_id AS "unitId", due::float8 AS "dueDong", kept::float8 AS "keptDong"
       FROM (SELECT DISTINCT dossier_id FROM payment WHERE ${writtenDownOn('$1')}) t JOIN dossier d ON d.id = t.dossier_id,
         LATERAL (SELECT coalesce(sum(amount_dong - reduced_dong), 0) AS due FROM fee_line l WHERE l.dossier_id = d.id AND l.counts) l,
         LATERAL (SELECT coalesce(sum(amount_dong - refunded_dong), 0) AS kept FROM payment p WHERE p.dossier_id = d.id AND p.status IN ('paid', 'refunded')) p
       WHERE kept > due ORDER BY d.code`, [day]);
  }

  /**
   * Series of which more numbers were given than receipts exist; in one statement, so a desk at work disturbs nothing. Of the year of the day and
   * later: a year that is over gives no numbers any more, and its receipts would be counted every night for ever.
   */
  async missingReceipts(tx: EntityManager, day: string): Promise<MissingReceipts[]> {
    return tx.query(
      `SELECT c.unit_id AS "unitId", c.series || '/' || c.year AS label, (c.last_number - n)::int AS numbers
       FROM receipt_counter c, LATERAL (SELECT count(*) AS n FROM payment p WHERE p.unit_id = c.unit_id AND p.receipt_series = c.series AND p.receipt_year = c.year) r
       WHERE c.year >= extract(year FROM $1::date) AND c.last_number <> n ORDER BY 1, 2`, [day]);
  }

  async addDifferences(tx: EntityManager, reconciliationId: string, differences: readonly Difference[]): Promise<void> {
    await tx.query(
      `INSERT INTO payment_difference (reconciliation_id, number, kind, unit_id, payment_id, dossier_code, reference, ours_dong, theirs_dong)
       SELECT $1, number, kind, "unitId", "paymentId", "dossierCode", reference, "oursDong", "theirsDong"
       FROM jsonb_to_recordset($2::jsonb) AS d(number int, kind text, "unitId" uuid, "paymentId" uuid, "dossierCode" text, reference text, "oursDong" bigint, "theirsDong" bigint)`,
      [reconciliationId, JSON.stringify(differences.map((difference, index) => ({ ...difference, number: index + 1 })))]);
  }

  /**
   * Sums by unit, kept with the reconciliation: what was written down on the day, and what went back or was cancelled on it. A receipt that
   * is cancelled on a later day stays in the sum of its own, which is told by then, and is taken off on that later day.
   */
  async addTotals(tx: EntityManager, reconciliationId: string, day: string): Promise<void> {
    await tx.query(
      `INSERT INTO payment_day_total (reconciliation_id, unit_id, totals)
       SELECT $1, unit_id, jsonb_build_object(
         'cashCount', count(*) FILTER (WHERE method = 'cash' AND held), 'cashDong', coalesce(sum(amount_dong) FILTER (WHERE method = 'cash' AND held), 0),
         'onlineCount', count(*) FILTER (WHERE method = 'online' AND held), 'onlineDong', coalesce(sum(amount_dong) FILTER (WHERE method = 'online' AND held), 0),
         'transferCount', count(*) FILTER (WHERE method = 'transfer' AND held), 'transferDong', coalesce(sum(amount_dong) FILTER (WHERE method = 'transfer' AND held), 0),
         'refundedCount', count(*) FILTER (WHERE method = 'refund'), 'refundedDong', coalesce(sum(amount_dong) FILTER (WHERE method = 'refund'), 0),
         'cancelledCount', count(*) FILTER (WHERE method <> 'cancelled-later' AND NOT held AND status = 'cancelled'),
         'cancelledLaterCount', count(*) FILTER (WHERE method = 'cancelled-later'), 'cancelledLaterDong', coalesce(sum(amount_dong) FILTER (WHERE method = 'cancelled-later'), 0))
       FROM (SELECT unit_id, method, status, amount_dong, status IN ('paid', 'refunded') OR (status = 'cancelled' AND ${CANCELLED_LATER}) AS held
           FROM payment WHERE ${writtenDownOn('$2')}
         UNION ALL SELECT p.unit_id, 'refund', 'refund', r.amount_dong, false FROM payment_refund r JOIN payment p ON p.payment_id = r.payment_id WHERE r.refunded_on = $2
         UNION ALL SELECT unit_id, 'cancelled-later', status, amount_dong, false FROM payment WHERE ${cancelledOn('$2')} AND ${CANCELLED_LATER}) p
       GROUP BY unit_id`, [reconciliationId, day]);
  }

  /** What went back on a day, of whatever day the payment is. */
  async refunds(tx: EntityManager, day: string, limit: number): Promise<RefundRow[]> {
    return tx.query(
      `SELECT r.payment_id AS "paymentId", p.unit_id AS "unitId", d.code AS "dossierCode", p.receipt_series AS series, p.receipt_year AS year, p.receipt_number AS number,
         r.amount_dong::float8 AS "amountDong"
       FROM payment_refund r JOIN payment p ON p.payment_id = r.payment_id JOIN dossier d ON d.id = p.dossier_id
       WHERE r.refunded_on = $1 ORDER BY r.payment_id, r.version LIMIT $2`, [day, limit]);
  }

  async totals(tx: EntityManager, reconciliationId: string): Promise<{ readonly unitId: string; readonly totals: Record<string, number>; readonly differences: number }[]> {
    return tx.query(
      `SELECT t.unit_id AS "unitId", t.totals, (SELECT count(*)::int FROM payment_difference d WHERE d.reconciliation_id = t.reconciliation_id AND d.unit_id = t.unit_id) AS differences
       FROM payment_day_total t WHERE t.reconciliation_id = $1 ORDER BY t.unit_id`, [reconciliationId]);
  }

  async differences(tx: EntityManager, question: { readonly reconciliationId: string; readonly kind: string | null; readonly open: boolean | null; readonly after: number; readonly limit: number }): Promise<DifferenceRow[]> {
    return tx.query(
      `SELECT ${DIFFERENCE} FROM payment_difference
       WHERE reconciliation_id = $1 AND number > $2 AND ($3::text IS NULL OR kind = $3) AND ($4::boolean IS NULL OR (settled_at IS NULL) = $4) ORDER BY number LIMIT $5`,
      [question.reconciliationId, question.after, question.kind, question.open, question.limit]);
  }

  async settle(tx: EntityManager, settled: { readonly reconciliationId: string; readonly number: number; readonly at: Date; readonly by: string; readonly settlement: string; readonly note: string }): Promise<DifferenceRow | null> {
    const [rows]: [DifferenceRow[], number] = await tx.query(
      `UPDATE payment_difference SET settled_at = $3, settled_by = $4, settlement = $5, note = $6 WHERE reconciliation_id = $1 AND number = $2 AND settled_at IS NULL RETURNING ${DIFFERENCE}`,
      [settled.reconciliationId, settled.number, settled.at, settled.by, settled.settlement, settled.note]);
    return rows[0] ?? null;
  }

  async difference(tx: EntityManager, reconciliationId: string, number: number): Promise<DifferenceRow | null> {
    const rows: DifferenceRow[] = await tx.query(`SELECT ${DIFFERENCE} FROM payment_difference WHERE reconciliation_id = $1 AND number = $2`, [reconciliationId, number]);
    return rows[0] ?? null;
  }

  /** Of these days those that have no daily reconciliation. */
  async withoutDaily(tx: EntityManager, days: readonly string[]): Promise<string[]> {
    const rows: { day: string }[] = await tx.query(
      `SELECT day::text AS day FROM unnest($1::date[]) AS w(day)
       WHERE NOT EXISTS (SELECT 1 FROM payment_reconciliation r WHERE r.day = w.day AND r.cause = 'daily') ORDER BY w.day`, [days]);
    return rows.map(({ day }) => day);
  }

  /** Whether there is money of a day. One branch for each index: with OR a LIMIT tempts the planner to read from end to end. */
  async hasPayments(tx: EntityManager, day: string): Promise<boolean> {
    const of = (table: string, condition: string) => `(SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1)`;
    const branches = [
      of('payment', bookedOn('$1')), of('payment', paidUnbookedOn('$1')), of('payment_refund', 'refunded_on = $1::date'), of('payment', cancelledOn('$1')),
    ];
    const rows: unknown[] = await tx.query(`${branches.join(' UNION ALL ')} LIMIT 1`, [day]);
    return rows.length > 0;
  }
}
