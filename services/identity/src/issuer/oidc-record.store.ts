import { createHash } from 'node:crypto';
import { withScope, type PersonalDataCipher } from '@haicap/service-kit';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { DataSource, EntityManager } from 'typeorm';

const digest = (id: string) => createHash('sha256').update(id).digest('base64url');

interface RecordRow {
  readonly id_digest: string;
  readonly payload: string;
  readonly consumed_at: number | null;
}

const SELECT_LIVE = `SELECT id_digest, payload, extract(epoch FROM consumed_at)::float8 AS consumed_at FROM oidc_record
  WHERE model = $1 AND (expires_at IS NULL OR expires_at > now())`;

/** Keeps what the provider must remember between two requests, for all its models, in one encrypted table. */
export class OidcRecordStore {
  constructor(private readonly dataSource: DataSource, private readonly cipher: PersonalDataCipher) {}

  /** The provider asks once per model. */
  readonly adapter: AdapterFactory = (model) => this.adapterOf(model);

  /** Removes what has expired; called by a timer. */
  async deleteExpired(): Promise<void> {
    await this.inTransaction((tx) => tx.query(`DELETE FROM oidc_record WHERE expires_at < now()`));
  }

  /** Keeps something of our own among the provider's records. */
  async put(model: string, id: string, payload: object, lifetimeS: number): Promise<void> {
    await this.upsert(model, id, { ...payload }, lifetimeS);
  }

  /** Reads a record for the only time: whoever comes second finds nothing. */
  async take(model: string, id: string): Promise<unknown> {
    const [rows] = await this.inTransaction<[{ payload: string }[], number]>((tx) => tx.query(
      `DELETE FROM oidc_record WHERE model = $1 AND id_digest = $2 AND expires_at > now() RETURNING payload`, [model, digest(id)]));
    return rows[0] && JSON.parse(this.cipher.decrypt(rows[0].payload, cellOf(model, digest(id))));
  }

  private adapterOf(model: string): Adapter {
    return {
      upsert: (id, payload, expiresIn) => this.upsert(model, id, payload, expiresIn),
      find: (id) => this.findOne(model, `id_digest = $2`, digest(id)),
      findByUid: (uid) => this.findOne(model, `uid_digest = $2`, digest(uid)),
      // Device codes are switched off, so no record has a user code.
      findByUserCode: () => Promise.resolve(undefined),
      consume: (id) => this.change(`UPDATE oidc_record SET consumed_at = now() WHERE model = $1 AND id_digest = $2`, [model, digest(id)]),
      destroy: (id) => this.change(`DELETE FROM oidc_record WHERE model = $1 AND id_digest = $2`, [model, digest(id)]),
      revokeByGrantId: (grantId) => this.change(`DELETE FROM oidc_record WHERE grant_digest = $1`, [digest(grantId)]),
    };
  }

  private async upsert(model: string, id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const idDigest = digest(id);
    const sealed = this.cipher.encrypt(JSON.stringify(payload), cellOf(model, idDigest));
    await this.change(
      `INSERT INTO oidc_record (model, id_digest, payload, uid_digest, grant_digest, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (model, id_digest) DO UPDATE SET payload = excluded.payload, uid_digest = excluded.uid_digest,
         grant_digest = excluded.grant_digest, expires_at = excluded.expires_at`,
      [model, idDigest, sealed, payload.uid === undefined ? null : digest(payload.uid), payload.grantId === undefined ? null : digest(payload.grantId), expiresIn ?? null],
    );
  }

  private async findOne(model: string, condition: string, value: string): Promise<AdapterPayload | undefined> {
    const rows = await this.inTransaction<RecordRow[]>((tx) => tx.query(`${SELECT_LIVE} AND ${condition}`, [model, value]));
    const row = rows[0];
    if (row === undefined) return undefined;
    const payload = JSON.parse(this.cipher.decrypt(row.payload, cellOf(model, row.id_digest))) as AdapterPayload;
    return row.consumed_at === null ? payload : { ...payload, consumed: Math.floor(row.consumed_at) };
  }

  private async change(sql: string, parameters: unknown[]): Promise<void> {
    await this.inTransaction((tx) => tx.query(sql, parameters));
  }

  private inTransaction<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.dataSource, { kind: 'installation' }, fn);
  }
}

const cellOf = (model: string, idDigest: string) => ({ table: 'oidc_record', column: 'payload', rowId: `${model}:${idDigest}` });
