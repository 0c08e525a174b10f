import type { PersonalDataCipher } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';
import type { FactorState } from './second-factor.js';

const secretCell = (accountId: string) => ({ table: 'second_factor', column: 'secret', rowId: accountId });

interface Row {
  readonly secret: string;
  readonly last_step: string;
  readonly failures: number;
  readonly blocked_until: Date | null;
}

/** All SQL of second factors and their recovery codes. */
export class SecondFactorStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async isEnrolled(tx: EntityManager, accountId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM second_factor WHERE account_id = $1`, [accountId]);
    return rows.length > 0;
  }

  /** The factor, kept by this transaction until its end: two codes at the same time are judged one after the other. */
  async findForChange(tx: EntityManager, accountId: string): Promise<{ readonly secret: string; readonly state: FactorState } | undefined> {
    const rows: Row[] = await tx.query(`SELECT secret, last_step, failures, blocked_until FROM second_factor WHERE account_id = $1 FOR UPDATE`, [accountId]);
    const [row] = rows;
    return row && {
      secret: this.cipher.decrypt(row.secret, secretCell(accountId)),
      state: { lastStep: Number(row.last_step), failures: row.failures, blockedUntil: row.blocked_until },
    };
  }

  async saveState(tx: EntityManager, accountId: string, { lastStep, failures, blockedUntil }: FactorState): Promise<void> {
    await tx.query(`UPDATE second_factor SET last_step = $2, failures = $3, blocked_until = $4 WHERE account_id = $1`, [accountId, lastStep, failures, blockedUntil]);
  }

  /** False when the account has a factor already: the first one who enrols wins. */
  async insert(tx: EntityManager, factor: { readonly accountId: string; readonly secret: string; readonly step: number; readonly recoveryCodes: readonly string[]; readonly at: Date }): Promise<boolean> {
    const { accountId, secret, step, recoveryCodes, at } = factor;
    const rows: unknown[] = await tx.query(
      `INSERT INTO second_factor (account_id, secret, last_step, enrolled_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [accountId, this.cipher.encrypt(secret, secretCell(accountId)), step, at]);
    if (rows.length === 0) return false;
    await tx.query(`INSERT INTO recovery_code (account_id, code_index) SELECT $1, unnest($2::text[])`, [accountId, recoveryCodes.map((code) => this.codeIndex(accountId, code))]);
    return true;
  }

  /** Whether this is a recovery code that was not used yet; `use` makes it used. */
  async findRecoveryCode(tx: EntityManager, accountId: string, code: string): Promise<{ readonly use: (at: Date) => Promise<void> } | undefined> {
    const index = this.codeIndex(accountId, code);
    const rows: unknown[] = await tx.query(`SELECT 1 FROM recovery_code WHERE account_id = $1 AND code_index = $2 AND used_at IS NULL`, [accountId, index]);
    if (rows.length === 0) return undefined;
    return { use: async (at) => void (await tx.query(`UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_index = $2`, [accountId, index, at])) };
  }

  async remove(tx: EntityManager, accountId: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query(`DELETE FROM second_factor WHERE account_id = $1`, [accountId]);
    return removed > 0;
  }

  private codeIndex(accountId: string, code: string): string {
    return this.cipher.blindIndex(`recovery-code:${accountId}:${code}`);
  }
}
