import { auditHash } from './audit-chain.js';
import type { AuditVerifier } from './audit-signing.js';
import type { ChainHead, ChainSource, SealedRow } from './chain-source.js';
import type { Checkpoint } from './checkpoint-store.js';

/**
 * Something that a faithful chain does not show. `seq` is the place in the chain (0 for a row without one), `id` the row
 * where there is one. A chain that was `rewritten` fits itself and not what was stated: the deed lies after `after`.
 */
export interface AuditFinding {
  readonly kind: 'changed' | 'missing' | 'reordered' | 'inserted' | 'cut-off' | 'rewritten' | 'checkpoint-broken' | 'unsealed';
  readonly seq: number;
  readonly id?: string;
  readonly after?: number;
}

export interface AuditReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly checkpoints: number;
  /** In the order of the chain: the first is where to look. */
  readonly findings: readonly AuditFinding[];
}

/** What was stated about the chain outside of the database, and the key that it has to be signed with. */
export interface Stated {
  readonly checkpoints: readonly Checkpoint[];
  readonly verifier: AuditVerifier;
}

interface Chain {
  seq: number;
  hash: Buffer;
  /** The last checkpoint that the chain agreed with. */
  agreed: number;
  readonly findings: AuditFinding[];
}

const FINDINGS_MAX = 1_000;

/**
 * Recomputes the whole chain from its first row, and holds it against the signed checkpoints: finds rows that were changed,
 * removed, exchanged, inserted, cut off at the end or written anew, and rows unsealed for more than ten seconds. It reads
 * only. Whoever calls has read the checkpoints before: what was stated is in the tables by then.
 * Example: `const { findings } = await verifyAudit(new ChainTables(relayPool), { checkpoints, verifier });`
 */
export async function verifyAudit(source: ChainSource, stated: Stated): Promise<AuditReport> {
  const chain: Chain = { seq: 0, hash: Buffer.alloc(0), agreed: 0, findings: [] };
  const checkpoints = new Map(checkSignatures(stated, chain.findings).map((checkpoint) => [checkpoint.seq, checkpoint.hash]));
  let sealed = 0;
  const head = await source.head();
  for await (const rows of source.rows()) {
    for (const row of rows) {
      follow(chain, row);
      if (head?.seq === chain.seq && !head.hash.equals(chain.hash)) chain.findings.push({ kind: 'changed', seq: head.seq, id: row.id });
      checkStated(chain, row, checkpoints.get(Number(row.seq)));
    }
    sealed += rows.length;
    if (chain.findings.length >= FINDINGS_MAX) break;
  }
  if (chain.findings.length < FINDINGS_MAX) checkEnd(chain, Math.max(head?.seq ?? 0, ...checkpoints.keys()), await source.head());
  const unsealed = await source.unsealed();
  const late = unsealed.filter((row) => row.late).map(({ id }): AuditFinding => ({ kind: 'unsealed', seq: 0, id }));
  const findings = [...chain.findings.toSorted((a, b) => a.seq - b.seq), ...late];
  return { sealed, unsealed: unsealed.length, checkpoints: stated.checkpoints.length, findings };
}

function checkSignatures({ checkpoints, verifier }: Stated, findings: AuditFinding[]): Checkpoint[] {
  return checkpoints.filter((checkpoint) => {
    const isSigned = verifier.isSigned('checkpoint', checkpoint);
    if (!isSigned) findings.push({ kind: 'checkpoint-broken', seq: checkpoint.seq });
    return isSigned;
  });
}

function follow(chain: Chain, row: SealedRow): void {
  const seq = Number(row.seq);
  if (seq < 1 || seq === chain.seq) {
    chain.findings.push({ kind: 'inserted', seq, id: row.id });
    return;
  }
  for (let gap = chain.seq + 1; gap < seq && chain.findings.length < FINDINGS_MAX; gap += 1) chain.findings.push({ kind: 'missing', seq: gap });
  const linked = seq !== chain.seq + 1 || row.prev_hash.equals(chain.hash);
  if (!linked) chain.findings.push({ kind: 'reordered', seq, id: row.id });
  if (!auditHash(row.prev_hash, seq, row).equals(row.hash)) chain.findings.push({ kind: 'changed', seq, id: row.id });
  chain.seq = seq;
  chain.hash = row.hash;
}

function checkStated(chain: Chain, row: SealedRow, hash: string | undefined): void {
  if (hash === undefined) return;
  const seq = Number(row.seq);
  if (hash === row.hash.toString('hex')) chain.agreed = seq;
  else chain.findings.push({ kind: 'rewritten', seq, id: row.id, after: chain.agreed });
}

/** The sealer goes on while the chain is read: it ends no earlier than its head did before, and no later than its head does now. */
function checkEnd({ seq: end, findings }: Chain, known: number, headNow: ChainHead | undefined): void {
  const now = headNow?.seq ?? 0;
  if (known > end) findings.push({ kind: 'cut-off', seq: end + 1 });
  else if (now < end) findings.push({ kind: 'inserted', seq: now + 1 });
}
