import type { Pool } from 'pg';
import { AUDIT_COLUMNS, type AuditRow } from './audit-chain.js';

export interface SealedRow extends AuditRow {
  readonly seq: string;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

export interface ChainHead {
  readonly seq: number;
  readonly hash: Buffer;
}

export interface UnsealedRow {
  readonly id: string;
  /** Whether it has waited longer than the sealer may take. */
  readonly late: boolean;
}

/** Where a chain is read from: the tables of a service, or what was exported of them. */
export interface ChainSource {
  /** Sealed rows by seq and id, in portions. */
  rows(): AsyncIterable<readonly SealedRow[]>;
  head(): Promise<ChainHead | undefined>;
  unsealed(): Promise<readonly UnsealedRow[]>;
}

const PAGE = 5_000;
const LOWEST = '-9223372036854775808';
const UNSEALED_MAX_S = 10;
const UNSEALED_ROWS_MAX = 1_000;

/** The chain in the tables of a service, on a connection of its relay role. */
export class ChainTables implements ChainSource {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async* rows(): AsyncGenerator<readonly SealedRow[]> {
    // From the lowest place that a row can be given, for none of the sealer's is below 1.
    let from = { seq: LOWEST, id: LOWEST };
    for (let isAfter = '>='; ; isAfter = '>') {
      const { rows } = await this.pool.query<SealedRow>(
        `SELECT ${AUDIT_COLUMNS}, a.seq, a.prev_hash, a.hash FROM audit a
         WHERE a.seq >= $1 AND (a.seq, a.id) ${isAfter} ($1, $2) ORDER BY a.seq, a.id LIMIT $3`,
        [from.seq, from.id, PAGE],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      from = { seq: last.seq, id: last.id };
    }
  }

  async head(): Promise<ChainHead | undefined> {
    const { rows: [head] } = await this.pool.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM audit_head');
    return head === undefined ? undefined : { seq: Number(head.seq), hash: head.hash };
  }

  async unsealed(): Promise<readonly UnsealedRow[]> {
    // By the start of a transaction: what its snapshot shows stays unsealed in it, however long the chain before takes to read.
    const { rows } = await this.pool.query<UnsealedRow>(
      `SELECT id, recorded_at < now() - make_interval(secs => $1) AS late FROM audit WHERE seq IS NULL ORDER BY id LIMIT $2`,
      [UNSEALED_MAX_S, UNSEALED_ROWS_MAX],
    );
    return rows;
  }
}
