import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface AdminPost {
  readonly postId: string;
  readonly officerId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

@Injectable()
export class OwnerStore {
  /** Replaces what is known of these officers: a fact names every post its officer holds. */
  async replace(tx: EntityManager, officerIds: readonly string[], posts: readonly AdminPost[]): Promise<void> {
    await tx.query(`DELETE FROM admin_post WHERE officer_id = ANY($1::uuid[])`, [officerIds]);
    await tx.query(
      `INSERT INTO admin_post (post_id, officer_id, valid_from, valid_to)
       SELECT "postId", "officerId", "validFrom", "validTo" FROM jsonb_to_recordset($1::jsonb) AS p("postId" uuid, "officerId" uuid, "validFrom" date, "validTo" date)
       ON CONFLICT (post_id) DO UPDATE SET officer_id = EXCLUDED.officer_id, valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to`, [JSON.stringify(posts)]);
  }

  async isAdministrator(tx: EntityManager, officerId: string, day: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM admin_post WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to) LIMIT 1`, [officerId, day]);
    return rows.length > 0;
  }

  async setValidity(tx: EntityManager, accountId: string, { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null }): Promise<void> {
    await tx.query(
      `INSERT INTO program_validity (account_id, valid_from, valid_to) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to`, [accountId, validFrom, validTo]);
  }

  /** Whether a day lies outside of what is known of a program. */
  async isOver(tx: EntityManager, accountId: string, day: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM program_validity WHERE account_id = $1 AND NOT (valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to))`, [accountId, day]);
    return rows.length > 0;
  }

  async lock(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(`INSERT INTO locked_account (account_id) VALUES ($1) ON CONFLICT DO NOTHING`, [accountId]);
  }

  async unlock(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(`DELETE FROM locked_account WHERE account_id = $1`, [accountId]);
  }

  async isLocked(tx: EntityManager, accountId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM locked_account WHERE account_id = $1`, [accountId]);
    return rows.length > 0;
  }
}
