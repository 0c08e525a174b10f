import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NEW_ENDPOINT, type EndpointHealth } from './endpoint.js';

const COLUMNS = `failures_in_row AS "failuresInRow", failing_since AS "failingSince", rests_until AS "restsUntil", last_delivered_at AS "lastDeliveredAt"`;

@Injectable()
export class EndpointStore {
  async insert(tx: EntityManager, subscriptionId: string, ownerAccountId: string): Promise<void> {
    await tx.query(`INSERT INTO endpoint_health (subscription_id, owner_account_id) VALUES ($1, $2)`, [subscriptionId, ownerAccountId]);
  }

  async lock(tx: EntityManager, subscriptionId: string): Promise<EndpointHealth> {
    const rows: EndpointHealth[] = await tx.query(`SELECT ${COLUMNS} FROM endpoint_health WHERE subscription_id = $1 FOR UPDATE`, [subscriptionId]);
    return rows[0] ?? NEW_ENDPOINT;
  }

  async save(tx: EntityManager, subscriptionId: string, health: EndpointHealth): Promise<void> {
    await tx.query(`UPDATE endpoint_health SET failures_in_row = $2, failing_since = $3, rests_until = $4, last_delivered_at = $5 WHERE subscription_id = $1`,
      [subscriptionId, health.failuresInRow, health.failingSince, health.restsUntil, health.lastDeliveredAt]);
  }

  async of(tx: EntityManager, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, EndpointHealth>> {
    const rows: (EndpointHealth & { subscriptionId: string })[] = await tx.query(
      `SELECT subscription_id AS "subscriptionId", ${COLUMNS} FROM endpoint_health WHERE subscription_id = ANY($1::uuid[])`, [subscriptionIds]);
    return new Map(rows.map(({ subscriptionId, ...health }) => [subscriptionId, health]));
  }
}
