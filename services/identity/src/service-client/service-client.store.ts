import { clientScope, type ClientScope } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Client } from './service-client.js';

// What a release before this one knew and this one does not opens nothing any more.
const isScope = (scope: string): scope is ClientScope => clientScope.safeParse(scope).success;

const clientRow = z.object({
  client_id: z.uuid(), version: z.int(), name: z.string(), scopes: z.array(z.string()).transform((kept) => kept.filter(isScope)), unit_ids: z.array(z.uuid()),
  valid_from: z.string().transform(localDate), valid_to: z.string().transform(localDate).nullable(), created_at: z.date(), withdrawn_at: z.date().nullable(),
  secrets: z.array(z.object({ secretId: z.uuid(), digest: z.string(), createdAt: z.coerce.date(), expiresAt: z.coerce.date().nullable() })),
});

const SELECT_CLIENT = `
  SELECT client_id, version, name, scopes, unit_ids, valid_from::text, valid_to::text, created_at, withdrawn_at, coalesce((
    SELECT jsonb_agg(jsonb_build_object('secretId', secret_id, 'digest', encode(digest, 'hex'), 'createdAt', s.created_at, 'expiresAt', expires_at) ORDER BY s.created_at, secret_id)
    FROM service_client_secret s WHERE s.client_id = service_client.client_id), '[]') AS secrets
  FROM service_client`;

/** All SQL of programs and their secrets. */
export class ServiceClientStore {
  async find(tx: EntityManager, clientId: string): Promise<Client | undefined> {
    return firstClient(await tx.query(`${SELECT_CLIENT} WHERE client_id = $1`, [clientId]));
  }

  /** As it is, kept by this transaction until its end. */
  async findForChange(tx: EntityManager, clientId: string): Promise<Client | undefined> {
    // Read by a second statement: the one that waited would tell the secrets as they were before it did.
    await tx.query(`SELECT FROM service_client WHERE client_id = $1 FOR UPDATE`, [clientId]);
    return this.find(tx, clientId);
  }

  /** A page by id, one more than the limit. */
  async list(tx: EntityManager, page: { readonly after: string | undefined; readonly limit: number }): Promise<Client[]> {
    const rows: unknown[] = await tx.query(`${SELECT_CLIENT} WHERE ($1::uuid IS NULL OR client_id > $1::uuid) ORDER BY client_id LIMIT $2`, [page.after ?? null, page.limit + 1]);
    return rows.map(clientOf);
  }

  /** Makes the client and its secrets equal to what was decided. */
  async save(tx: EntityManager, client: Client): Promise<void> {
    await tx.query(
      `INSERT INTO service_client (client_id, version, name, scopes, unit_ids, valid_from, valid_to, created_at, withdrawn_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (client_id) DO UPDATE SET version = excluded.version, valid_to = excluded.valid_to, withdrawn_at = excluded.withdrawn_at`,
      [client.clientId, client.version, client.name, client.scopes, client.unitIds, client.validFrom, client.validTo, client.createdAt, client.withdrawnAt]);
    await tx.query(
      `INSERT INTO service_client_secret (secret_id, client_id, digest, created_at, expires_at)
       SELECT secret_id, $1, decode(digest, 'hex'), created_at, expires_at
       FROM jsonb_to_recordset($2::jsonb) AS s(secret_id uuid, digest text, created_at timestamptz, expires_at timestamptz)
       ON CONFLICT (secret_id) DO UPDATE SET expires_at = excluded.expires_at`,
      [client.clientId, JSON.stringify(client.secrets.map(({ secretId, digest, createdAt, expiresAt }) =>
        ({ secret_id: secretId, digest: digest.toString('hex'), created_at: createdAt, expires_at: expiresAt })))]);
  }
}

function firstClient(rows: unknown[]): Client | undefined {
  return rows[0] === undefined ? undefined : clientOf(rows[0]);
}

function clientOf(found: unknown): Client {
  const row = clientRow.parse(found);
  return {
    clientId: row.client_id, version: row.version, name: row.name, scopes: row.scopes, unitIds: row.unit_ids, validFrom: row.valid_from, validTo: row.valid_to,
    createdAt: row.created_at, withdrawnAt: row.withdrawn_at, secrets: row.secrets.map(({ digest, ...rest }) => ({ ...rest, digest: Buffer.from(digest, 'hex') })),
  };
}
