import type { WebhookSubscription } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Subscription } from './subscription.js';

const COLUMNS = `subscription_id AS "subscriptionId", owner_account_id AS "ownerAccountId", owner_kind AS "ownerKind", reach_unit_ids AS "reachUnitIds", url, description,
  events, unit_ids AS "unitIds", procedure_codes AS "procedureCodes", payload, status, disabled_reason AS "disabledReason", disabled_at AS "disabledAt",
  created_at AS "createdAt", version`;

@Injectable()
export class SubscriptionStore {
  async insert(tx: EntityManager, one: Subscription): Promise<void> {
    await tx.query(
      `INSERT INTO subscription (subscription_id, owner_account_id, owner_kind, reach_unit_ids, url, description, events, unit_ids, procedure_codes, payload, status, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [one.subscriptionId, one.ownerAccountId, one.ownerKind, one.reachUnitIds, one.url, one.description, one.events, one.unitIds, one.procedureCodes, one.payload,
        one.status, one.createdAt, one.version]);
  }

  /** False when somebody else has changed it. */
  async save(tx: EntityManager, one: Subscription): Promise<boolean> {
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE subscription SET url = $2, description = $3, events = $4, unit_ids = $5, procedure_codes = $6, payload = $7, status = $8, disabled_reason = $9, disabled_at = $10, version = $11
       WHERE subscription_id = $1 AND version = $11 - 1`,
      [one.subscriptionId, one.url, one.description, one.events, one.unitIds, one.procedureCodes, one.payload, one.status, one.disabledReason, one.disabledAt, one.version]);
    return updated > 0;
  }

  async find(tx: EntityManager, subscriptionId: string): Promise<Subscription | undefined> {
    const rows: Subscription[] = await tx.query(`SELECT ${COLUMNS} FROM subscription WHERE subscription_id = $1`, [subscriptionId]);
    return rows[0];
  }

  /** The subscription as it is, kept by this transaction until its end. */
  async findForChange(tx: EntityManager, subscriptionId: string): Promise<Subscription | undefined> {
    const rows: Subscription[] = await tx.query(`SELECT ${COLUMNS} FROM subscription WHERE subscription_id = $1 FOR UPDATE`, [subscriptionId]);
    return rows[0];
  }

  /** Those that are kept, the latest first, one more than the limit. */
  async list(tx: EntityManager, limit: number, before: string | undefined): Promise<Subscription[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM subscription WHERE status <> 'removed' AND ($2::uuid IS NULL OR subscription_id < $2) ORDER BY subscription_id DESC LIMIT $1`,
      [limit + 1, before ?? null]);
  }

  /** Everybody who may want to hear of something. */
  async kept(tx: EntityManager): Promise<Subscription[]> {
    return tx.query(`SELECT ${COLUMNS} FROM subscription WHERE status <> 'removed'`);
  }

  /** Those that depend on whether their owners may own them: they are told, or stand still because their owners may not. */
  async followed(tx: EntityManager): Promise<Subscription[]> {
    return tx.query(`SELECT ${COLUMNS} FROM subscription WHERE status = 'active' OR (status = 'disabled' AND disabled_reason = 'owner-ended')`);
  }

  /** How many an account has; two commands of one account are counted one after the other. */
  async countOf(tx: EntityManager, ownerAccountId: string): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhook.subscriptions.' || $1, 0))`, [ownerAccountId]);
    const rows: { n: number }[] = await tx.query(`SELECT count(*)::integer AS n FROM subscription WHERE owner_account_id = $1 AND status <> 'removed'`, [ownerAccountId]);
    return rows[0]?.n ?? 0;
  }

  async keepRevision(tx: EntityManager, view: WebhookSubscription): Promise<void> {
    await tx.query(`INSERT INTO subscription_revision (subscription_id, version, owner_account_id, body) VALUES ($1, $2, $3, $4)`,
      [view.subscriptionId, view.version, view.owner.accountId, JSON.stringify(view)]);
  }

  async revision(tx: EntityManager, subscriptionId: string, version: number): Promise<WebhookSubscription | undefined> {
    const rows: { body: WebhookSubscription }[] = await tx.query(`SELECT body FROM subscription_revision WHERE subscription_id = $1 AND version = $2`, [subscriptionId, version]);
    return rows[0]?.body;
  }
}
