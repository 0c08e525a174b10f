import type { WebhookAttempt, WebhookFault } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface NewDelivery {
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly ownerAccountId: string;
  readonly eventId: string | null;
  readonly event: string;
  readonly payload: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface DeliveryRow extends NewDelivery {
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly tries: number;
  readonly attempts: number;
  readonly log: readonly WebhookAttempt[];
  readonly nextAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastFault: WebhookFault | null;
}

/** Without what was sent and how each attempt went, which are looked at one by one. */
export type ListedDelivery = Omit<DeliveryRow, 'payload' | 'log'>;

export interface Ended {
  readonly deliveryId: string;
  readonly status: DeliveryRow['status'];
  readonly nextAt: Date | null;
  readonly attempt: WebhookAttempt;
  readonly at: Date;
}

const LISTED = `delivery_id AS "deliveryId", subscription_id AS "subscriptionId", owner_account_id AS "ownerAccountId", event_id AS "eventId", event,
  created_at AS "createdAt", expires_at AS "expiresAt", status, tries, attempts, next_at AS "nextAt", delivered_at AS "deliveredAt", last_status AS "lastStatus", last_fault AS "lastFault"`;
const COLUMNS = `${LISTED}, payload, log`;
// What an endpoint did in three days and some that were sent again.
const LOG_KEPT = 50;

@Injectable()
export class DeliveryStore {
  /** Each fact once to each subscription. */
  async insert(tx: EntityManager, rows: readonly NewDelivery[]): Promise<void> {
    await tx.query(
      `INSERT INTO delivery (delivery_id, subscription_id, owner_account_id, event_id, event, payload, status, created_at, expires_at, next_at)
       SELECT "deliveryId", "subscriptionId", "ownerAccountId", "eventId", event, payload, 'pending', "createdAt", "expiresAt", "createdAt"
       FROM jsonb_to_recordset($1::jsonb) AS d("deliveryId" uuid, "subscriptionId" uuid, "ownerAccountId" text, "eventId" uuid, event text, payload text, "createdAt" timestamptz, "expiresAt" timestamptz)
       ON CONFLICT (subscription_id, event_id) DO NOTHING`, [JSON.stringify(rows)]);
  }

  /** Subscriptions to which something is due, those left out that are being sent to: whoever waits longest first. */
  async due(tx: EntityManager, now: Date, busy: readonly string[], limit: number): Promise<{ readonly subscriptionId: string; readonly isProbe: boolean }[]> {
    return tx.query(
      `SELECT s.subscription_id AS "subscriptionId", h.rests_until IS NOT NULL AS "isProbe"
       FROM subscription s JOIN endpoint_health h USING (subscription_id)
       CROSS JOIN LATERAL (SELECT d.next_at FROM delivery d WHERE d.subscription_id = s.subscription_id AND d.status = 'pending' AND d.next_at <= $1
         AND (d.claimed_until IS NULL OR d.claimed_until <= $1) ORDER BY d.next_at LIMIT 1) first
       WHERE s.status = 'active' AND (h.rests_until IS NULL OR h.rests_until <= $1) AND s.subscription_id <> ALL($2::uuid[])
       ORDER BY first.next_at LIMIT $3`, [now, busy, limit]);
  }

  /** Lends what is due for a while, in the order in which it came about: who dies with it gives it back by and by. */
  async claim(tx: EntityManager, subscriptionId: string, { now, lentUntil, limit }: { readonly now: Date; readonly lentUntil: Date; readonly limit: number }): Promise<DeliveryRow[]> {
    const [rows]: [DeliveryRow[], number] = await tx.query(
      `UPDATE delivery SET claimed_until = $3 WHERE delivery_id IN (
         SELECT delivery_id FROM delivery WHERE subscription_id = $1 AND status = 'pending' AND next_at <= $2 AND (claimed_until IS NULL OR claimed_until <= $2)
         ORDER BY next_at, delivery_id LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`, [subscriptionId, now, lentUntil, limit]);
    return rows.toSorted((a, b) => (a.deliveryId < b.deliveryId ? -1 : 1));
  }

  /** Gives back what was lent and not tried. */
  async release(tx: EntityManager, deliveryIds: readonly string[]): Promise<void> {
    await tx.query(`UPDATE delivery SET claimed_until = NULL WHERE delivery_id = ANY($1::uuid[]) AND status = 'pending'`, [deliveryIds]);
  }

  async ended(tx: EntityManager, { deliveryId, status, nextAt, attempt, at }: Ended): Promise<void> {
    await tx.query(
      `UPDATE delivery SET status = $2, next_at = $3, claimed_until = NULL, tries = tries + 1, attempts = attempts + 1, last_status = $4, last_fault = $5,
         delivered_at = CASE WHEN $2 = 'delivered' THEN $6 ELSE delivered_at END,
         log = (CASE WHEN jsonb_array_length(log) >= ${LOG_KEPT} THEN log - 0 ELSE log END) || $7::jsonb
       WHERE delivery_id = $1 AND status = 'pending'`,
      [deliveryId, status, nextAt, attempt.status, attempt.fault, at, JSON.stringify([attempt])]);
  }

  async find(tx: EntityManager, subscriptionId: string, deliveryId: string): Promise<DeliveryRow | undefined> {
    const rows: DeliveryRow[] = await tx.query(`SELECT ${COLUMNS} FROM delivery WHERE subscription_id = $1 AND delivery_id = $2`, [subscriptionId, deliveryId]);
    return rows[0];
  }

  async list(tx: EntityManager, subscriptionId: string, page: { readonly status: string | null; readonly limit: number; readonly before: string | null }): Promise<ListedDelivery[]> {
    return tx.query(
      `SELECT ${LISTED} FROM delivery WHERE subscription_id = $1 AND ($2::text IS NULL OR status = $2) AND ($4::uuid IS NULL OR delivery_id < $4) ORDER BY delivery_id DESC LIMIT $3`,
      [subscriptionId, page.status, page.limit + 1, page.before]);
  }

  /** Another round from now on, of those that are the subscription's. */
  async again(tx: EntityManager, subscriptionId: string, deliveryIds: readonly string[], { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date }): Promise<ListedDelivery[]> {
    const [rows]: [ListedDelivery[], number] = await tx.query(
      `UPDATE delivery SET status = 'pending', tries = 0, next_at = $3, expires_at = $4, claimed_until = NULL WHERE subscription_id = $1 AND delivery_id = ANY($2::uuid[]) RETURNING ${LISTED}`,
      [subscriptionId, deliveryIds, now, expiresAt]);
    return rows;
  }

  /** What failed since then, the oldest first, one more than the limit. */
  async failedSince(tx: EntityManager, subscriptionId: string, since: string, limit: number): Promise<string[]> {
    const rows: { deliveryId: string }[] = await tx.query(
      `SELECT delivery_id AS "deliveryId" FROM delivery WHERE subscription_id = $1 AND status = 'failed' AND created_at >= $2 ORDER BY created_at, delivery_id LIMIT $3`,
      [subscriptionId, since, limit + 1]);
    return rows.map(({ deliveryId }) => deliveryId);
  }

  /** Ends what could not be delivered in time; true when there may be more. */
  async expire(tx: EntityManager, now: Date, limit: number): Promise<boolean> {
    const [, ended]: [unknown, number] = await tx.query(
      `UPDATE delivery SET status = 'failed', next_at = NULL, claimed_until = NULL, last_fault = coalesce(last_fault, 'expired') WHERE delivery_id IN (
         SELECT delivery_id FROM delivery WHERE status = 'pending' AND expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)`, [now, limit]);
    return ended === limit;
  }

  /** Takes the oldest ones out of the log; true when there may be more. */
  async drop(tx: EntityManager, before: Date, limit: number): Promise<boolean> {
    const [, gone]: [unknown, number] = await tx.query(
      `DELETE FROM delivery WHERE delivery_id IN (SELECT delivery_id FROM delivery WHERE created_at < $1 AND status <> 'pending' ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, limit]);
    return gone === limit;
  }
}
