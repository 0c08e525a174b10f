import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

// A citizen files a handful; whoever has more asks dossier by dossier.
const DOSSIERS_MAX = 500;

@Injectable()
export class OwnLooksStore {
  /** The latest dossiers that an account filed, or the one that is asked about, with their codes. */
  async own(tx: EntityManager, accountId: string, dossierId: string | null): Promise<{ id: string; code: string | null }[]> {
    return tx.query(
      `SELECT id, code FROM dossier WHERE owner_account_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY id DESC LIMIT ${DOSSIERS_MAX}`,
      [accountId, dossierId],
    );
  }
}
