import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Dossier } from './dossier.js';
import { DOSSIER_COLUMNS, fromRow } from './dossier.row.js';

interface OwnPage {
  readonly accountId: string;
  /** Where the page begins: behind this dossier; null for the latest. */
  readonly beforeId: string | null;
  readonly limit: number;
}

@Injectable()
export class OwnListStore {
  /** A page of an account's dossiers, the latest first. */
  async page(tx: EntityManager, { accountId, beforeId, limit }: OwnPage): Promise<Dossier[]> {
    const rows: unknown[] = await tx.query(
      `SELECT ${DOSSIER_COLUMNS} FROM dossier d
       WHERE d.owner_account_id = $1 AND d.id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
       ORDER BY d.id DESC LIMIT $3`,
      [accountId, beforeId, limit],
    );
    return rows.map(fromRow);
  }
}
