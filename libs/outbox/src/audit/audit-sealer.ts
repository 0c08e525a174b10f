import type { Pool } from 'pg';
import { inRelayTransaction, keptStatement, type RelayQuery } from '../owner/relay-pool.js';
import { checkHeld, type LeaseTerm } from '../relay/relay-lease.js';
import { AUDIT_COLUMNS, auditHash, type AuditRow } from './audit-chain.js';

export interface SealerSettings {
  readonly pool: Pool;
}

const BATCH_MAX = 1_000;

/**
 * Gives audit rows their sequence, previous hash and hash, under the relay's lease. A chain head inside the business
 * transaction would make every command of the service wait for every other one; here it costs them nothing.
 */
export class AuditSealer {
  constructor(private readonly settings: SealerSettings) {}

  /** Seals one batch. Answers true when there is more. */
  async seal(term: LeaseTerm): Promise<boolean> {
    if (!(await this.hasUnsealed())) return false;
    return inRelayTransaction(this.settings.pool, async (query) => {
      await checkHeld(query, term);
      const [head] = await query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM audit_head FOR UPDATE', []);
      if (head === undefined) throw new Error('audit_head has no row');
      const rows = await query<AuditRow>(`SELECT ${AUDIT_COLUMNS} FROM audit a WHERE a.seq IS NULL ORDER BY a.id LIMIT $1`, [BATCH_MAX]);
      if (rows.length > 0) await this.chain(query, Number(head.seq), head.hash, rows);
      return rows.length === BATCH_MAX;
    });
  }

  // Outside of the transaction, so that an idle service locks nothing twice a second.
  private async hasUnsealed(): Promise<boolean> {
    const { rows } = await this.settings.pool.query<{ unsealed: boolean }>(keptStatement('SELECT EXISTS (SELECT 1 FROM audit WHERE seq IS NULL) AS unsealed', []));
    return rows[0]?.unsealed === true;
  }

  private async chain(query: RelayQuery, headSeq: number, headHash: Buffer, rows: readonly AuditRow[]): Promise<void> {
    const sealed: { id: string; at: string; seq: number; previous: Buffer; hash: Buffer }[] = [];
    let previous = headHash;
    for (const row of rows) {
      const seq = headSeq + sealed.length + 1;
      const hash = auditHash(previous, seq, row);
      // The text has the row's full precision; a Date would miss a row whose time has microseconds.
      sealed.push({ id: row.id, at: row.at_text, seq, previous, hash });
      previous = hash;
    }
    const lastSeq = headSeq + sealed.length;
    await query(
      `UPDATE audit a SET seq = s.seq, prev_hash = s.previous, hash = s.hash
       FROM unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::bytea[], $5::bytea[]) AS s (id, at, seq, previous, hash)
       WHERE a.id = s.id AND a.at = s.at`,
      [sealed.map(({ id }) => id), sealed.map(({ at }) => at), sealed.map(({ seq }) => seq),
        sealed.map((row) => row.previous), sealed.map(({ hash }) => hash)],
    );
    await query('UPDATE audit_head SET seq = $1, hash = $2', [lastSeq, previous]);
  }
}
