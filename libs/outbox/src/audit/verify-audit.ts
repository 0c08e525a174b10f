import type { Pool } from 'pg';
import { AUDIT_COLUMNS, auditHash, checkpointSignature, type AuditRow } from './audit-chain.js';

/** Something that a faithful chain does not show. `seq` is the place in the chain, `id` the row where there is one. */
export interface AuditFinding {
  readonly kind: 'changed' | 'missing' | 'reordered' | 'doubled' | 'cut-off' | 'checkpoint-broken' | 'unsealed';
  readonly seq: number;
  readonly id?: string;
}

export interface AuditReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly findings: readonly AuditFinding[];
}

interface SealedRow extends AuditRow {
  readonly seq: string;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

interface Chain {
  seq: number;
  hash: Buffer;
  readonly findings: AuditFinding[];
}

const PAGE = 5_000;
// The sealer writes one after at most a thousand rows and the batch that reaches them.
const CHECKPOINTS_APART_MAX = 2_000;
const FINDINGS_MAX = 1_000;
const UNSEALED_MAX_S = 10;

/**
 * Recomputes the whole chain from its first row: finds rows that were changed, removed, exchanged, doubled or cut off
 * at the end, checkpoints that do not fit, and rows unsealed for more than ten seconds. It reads only.
 * Example: `const { findings } = await verifyAudit(relayPool, { checkpointKey });`
 */
export async function verifyAudit(pool: Pool, options: { checkpointKey?: Uint8Array } = {}): Promise<AuditReport> {
  const chain: Chain = { seq: 0, hash: Buffer.alloc(0), findings: [] };
  const checkpoints = await readCheckpoints(pool);
  let sealed = 0;
  let after = { seq: '0', id: '0' };
  for (;;) {
    const { rows } = await pool.query<SealedRow>(
      `SELECT ${AUDIT_COLUMNS}, a.seq, a.prev_hash, a.hash FROM audit a
       WHERE a.seq >= $1 AND (a.seq, a.id) > ($1, $2) ORDER BY a.seq, a.id LIMIT $3`,
      [after.seq, after.id, PAGE],
    );
    for (const row of rows) {
      follow(chain, row);
      const checkpoint = checkpoints.get(Number(row.seq));
      if (checkpoint !== undefined) checkCheckpoint(chain, row, checkpoint, options.checkpointKey);
    }
    sealed += rows.length;
    const last = rows.at(-1);
    if (last === undefined || chain.findings.length >= FINDINGS_MAX) break;
    after = { seq: last.seq, id: last.id };
  }
  await checkEnd(pool, chain, checkpoints);
  if (options.checkpointKey !== undefined) checkSpacing(chain, checkpoints);
  const unsealed = await checkUnsealed(pool, chain.findings);
  return { sealed, unsealed, findings: chain.findings };
}

function follow(chain: Chain, row: SealedRow): void {
  const seq = Number(row.seq);
  if (seq === chain.seq) {
    chain.findings.push({ kind: 'doubled', seq, id: row.id });
    return;
  }
  for (let gap = chain.seq + 1; gap < seq && chain.findings.length < FINDINGS_MAX; gap += 1) chain.findings.push({ kind: 'missing', seq: gap });
  const linked = seq !== chain.seq + 1 || row.prev_hash.equals(chain.hash);
  if (!linked) chain.findings.push({ kind: 'reordered', seq, id: row.id });
  if (!auditHash(row.prev_hash, seq, row).equals(row.hash)) chain.findings.push({ kind: 'changed', seq, id: row.id });
  chain.seq = seq;
  chain.hash = row.hash;
}

interface Checkpoint {
  readonly hash: Buffer;
  readonly signature: Buffer | null;
}

async function readCheckpoints(pool: Pool): Promise<Map<number, Checkpoint>> {
  const { rows } = await pool.query<Checkpoint & { seq: string }>('SELECT seq, hash, signature FROM audit_checkpoint');
  return new Map(rows.map(({ seq, hash, signature }) => [Number(seq), { hash, signature }]));
}

function checkCheckpoint(chain: Chain, row: SealedRow, { hash, signature }: Checkpoint, key: Uint8Array | undefined): void {
  const seq = Number(row.seq);
  const signed = key === undefined || (signature !== null && checkpointSignature(key, seq, hash).equals(signature));
  if (!signed || !hash.equals(row.hash)) chain.findings.push({ kind: 'checkpoint-broken', seq, id: row.id });
}

async function checkEnd(pool: Pool, chain: Chain, checkpoints: ReadonlyMap<number, Checkpoint>): Promise<void> {
  const { rows: [head] } = await pool.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM audit_head');
  const headSeq = Number(head?.seq ?? 0);
  const lastCheckpoint = Math.max(0, ...checkpoints.keys());
  const wanted = Math.max(headSeq, lastCheckpoint);
  // The chain may have grown while it was read; the head may not lie beyond what is there.
  if (wanted > chain.seq && !(await exists(pool, wanted))) chain.findings.push({ kind: 'cut-off', seq: wanted });
  else if (head !== undefined && headSeq === chain.seq && !head.hash.equals(chain.hash)) chain.findings.push({ kind: 'changed', seq: headSeq });
  else if (headSeq < chain.seq - PAGE) chain.findings.push({ kind: 'cut-off', seq: headSeq });
}

/** Whoever rewrites the chain without the key must leave the checkpoints out. */
function checkSpacing({ seq: end, findings }: Chain, checkpoints: ReadonlyMap<number, Checkpoint>): void {
  let before = 0;
  for (const seq of [...[...checkpoints.keys()].sort((a, b) => a - b), end]) {
    if (seq - before > CHECKPOINTS_APART_MAX) findings.push({ kind: 'checkpoint-broken', seq });
    before = seq;
  }
}

async function exists(pool: Pool, seq: number): Promise<boolean> {
  const { rows } = await pool.query('SELECT 1 FROM audit WHERE seq = $1', [seq]);
  return rows.length > 0;
}

async function checkUnsealed(pool: Pool, findings: AuditFinding[]): Promise<number> {
  const { rows } = await pool.query<{ id: string; late: boolean }>(
    `SELECT id, recorded_at < clock_timestamp() - make_interval(secs => $1) AS late FROM audit WHERE seq IS NULL ORDER BY id LIMIT $2`,
    [UNSEALED_MAX_S, FINDINGS_MAX],
  );
  for (const { id, late } of rows) if (late) findings.push({ kind: 'unsealed', seq: 0, id });
  return rows.length;
}
