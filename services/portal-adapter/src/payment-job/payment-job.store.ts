import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface PaymentJob {
  readonly jobId: string;
  readonly kind: 'open' | 'query' | 'bill' | 'statement';
  readonly paymentId: string | null;
  readonly reconciliationId: string | null;
  readonly day: string | null;
  readonly attempts: number;
}

export interface Lending {
  readonly now: Date;
  readonly lentUntil: Date;
  readonly limit: number;
}

const COLUMNS = `job_id AS "jobId", kind, payment_id AS "paymentId", reconciliation_id AS "reconciliationId", day::text AS day, attempts`;

@Injectable()
export class PaymentJobStore {
  /** A job is there once: its id is the event that asks for it, or one derived from it. */
  async add(tx: EntityManager, job: Omit<PaymentJob, 'attempts'>, runAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO payment_job (job_id, kind, payment_id, reconciliation_id, day, attempts, run_at) VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT (job_id) DO NOTHING`,
      [job.jobId, job.kind, job.paymentId, job.reconciliationId, job.day, runAt]);
  }

  /** Takes jobs of some kinds that are due and lends them for a while: who dies with one gives it back by and by. */
  async claim(tx: EntityManager, kinds: readonly PaymentJob['kind'][], { now, lentUntil, limit }: Lending): Promise<PaymentJob[]> {
    const [rows]: [PaymentJob[], number] = await tx.query(
      `UPDATE payment_job SET claimed_until = $2, attempts = attempts + 1
       WHERE job_id IN (SELECT job_id FROM payment_job WHERE done_at IS NULL AND kind = ANY($4) AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1)
         ORDER BY run_at, job_id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`, [now, lentUntil, limit, kinds]);
    return rows;
  }

  /** False when another process, to which it was lent again meanwhile, has done it before. */
  async done(tx: EntityManager, jobId: string, at: Date): Promise<boolean> {
    const [, marked]: [unknown, number] = await tx.query('UPDATE payment_job SET done_at = $2, claimed_until = NULL WHERE job_id = $1 AND done_at IS NULL', [jobId, at]);
    return marked > 0;
  }

  async again(tx: EntityManager, jobId: string, runAt: Date, error: string | null): Promise<void> {
    await tx.query('UPDATE payment_job SET run_at = $2, claimed_until = NULL, last_error = $3 WHERE job_id = $1 AND done_at IS NULL', [jobId, runAt, error]);
  }
}
