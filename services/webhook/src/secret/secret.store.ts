import { PersonalDataCipher } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface SecretMark {
  readonly secretId: string;
  readonly subscriptionId: string;
  readonly createdAt: Date;
  /** Null for the present one. */
  readonly validUntil: Date | null;
}

const COLUMNS = `secret_id AS "secretId", subscription_id AS "subscriptionId", created_at AS "createdAt", valid_until AS "validUntil"`;
const SIGNING = '(valid_until IS NULL OR valid_until > $2)';
const cell = (secretId: string) => ({ table: 'subscription_secret', column: 'sealed', rowId: secretId });

/** Secrets lie encrypted: they sign, so they have to be read again. */
@Injectable()
export class SecretStore {
  constructor(private readonly cipher: PersonalDataCipher) {}

  async insert(tx: EntityManager, { secretId, subscriptionId, createdAt }: SecretMark, ownerAccountId: string, secret: string): Promise<void> {
    await tx.query(`INSERT INTO subscription_secret (secret_id, subscription_id, owner_account_id, sealed, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [secretId, subscriptionId, ownerAccountId, this.cipher.encrypt(secret, cell(secretId)), createdAt]);
  }

  /** The present one ends then; one that was ending before signs no more. */
  async retire(tx: EntityManager, subscriptionId: string, validUntil: Date): Promise<void> {
    await tx.query(`DELETE FROM subscription_secret WHERE subscription_id = $1 AND valid_until IS NOT NULL`, [subscriptionId]);
    await tx.query(`UPDATE subscription_secret SET valid_until = $2 WHERE subscription_id = $1`, [subscriptionId, validUntil]);
  }

  /** Those that sign now, the latest first. */
  async of(tx: EntityManager, subscriptionIds: readonly string[], at: Date): Promise<SecretMark[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM subscription_secret WHERE subscription_id = ANY($1::uuid[]) AND ${SIGNING} ORDER BY created_at DESC, secret_id DESC`,
      [subscriptionIds, at]);
  }

  async read(tx: EntityManager, secretId: string): Promise<string | null> {
    const rows: { sealed: string }[] = await tx.query(`SELECT sealed FROM subscription_secret WHERE secret_id = $1`, [secretId]);
    return rows[0] === undefined ? null : this.cipher.decrypt(rows[0].sealed, cell(secretId));
  }

  /** The secrets that sign now themselves, the latest first. */
  async readSigning(tx: EntityManager, subscriptionId: string, at: Date): Promise<string[]> {
    const rows: { secretId: string; sealed: string }[] = await tx.query(
      `SELECT secret_id AS "secretId", sealed FROM subscription_secret WHERE subscription_id = $1 AND ${SIGNING} ORDER BY created_at DESC, secret_id DESC`, [subscriptionId, at]);
    return rows.map(({ secretId, sealed }) => this.cipher.decrypt(sealed, cell(secretId)));
  }

  /** Nothing of it is kept any longer. */
  async drop(tx: EntityManager, subscriptionId: string): Promise<void> {
    await tx.query(`DELETE FROM subscription_secret WHERE subscription_id = $1`, [subscriptionId]);
  }

  async dropEnded(tx: EntityManager, at: Date): Promise<void> {
    await tx.query(`DELETE FROM subscription_secret WHERE valid_until <= $1`, [at]);
  }
}
