import type { CellCount, PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';

/** Why somebody's second factor was taken. It is written about a person, so it lies encrypted; the trail names only its number. */
export class ResetReasonStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  /** Keeps a reason and returns its number. The factor's own row was locked before, so numbers do not collide. */
  async insert(tx: EntityManager, { accountId, reason, at }: { readonly accountId: string; readonly reason: string; readonly at: Date }): Promise<number> {
    const [found]: { ordinal: number }[] = await tx.query(`SELECT coalesce(max(ordinal), 0)::int + 1 AS ordinal FROM second_factor_reset WHERE account_id = $1`, [accountId]);
    const ordinal = found?.ordinal ?? 1;
    const sealed = this.cipher.encrypt(reason, { table: 'second_factor_reset', column: 'reason', rowId: `${accountId}:${ordinal}` });
    await tx.query(`INSERT INTO second_factor_reset (account_id, ordinal, reason, at) VALUES ($1, $2, $3, $4)`, [accountId, ordinal, sealed, at]);
    return ordinal;
  }
}

/** Reasons that an earlier release sealed into the audit trail itself, where nothing can be encrypted anew, by key. */
export async function countReasonsInTrail(tx: EntityManager): Promise<CellCount[]> {
  const found: { keyId: string; cells: number }[] = await tx.query(
    `SELECT split_part(detail->>'reason', '.', 2) AS "keyId", count(*)::int AS cells FROM audit
     WHERE action = 'reset-second-factor' AND detail->>'reason' LIKE 'v1.%' GROUP BY 1`);
  return found.map(({ keyId, cells }) => ({ table: 'audit', column: 'detail', keyId, cells }));
}
