import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface KeptRow {
  readonly fileId: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

@Injectable()
export class ReconcileStore {
  /** Complete files whose bytes were looked at longest ago. */
  async leastVerified(tx: EntityManager, before: Date, limit: number): Promise<KeptRow[]> {
    const rows: { fileId: string; sizeBytes: string; sha256: string }[] = await tx.query(
      `SELECT id AS "fileId", size_bytes AS "sizeBytes", sha256 FROM stored_file
       WHERE state = 'complete' AND verified_at < $1 ORDER BY verified_at, id LIMIT $2`, [before, limit]);
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }

  async noteVerified(tx: EntityManager, fileIds: readonly string[], at: Date): Promise<void> {
    await tx.query('UPDATE stored_file SET verified_at = $2 WHERE id = ANY($1::uuid[])', [fileIds, at]);
  }

  /** Those of the ids that have a row. */
  async known(tx: EntityManager, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await tx.query('SELECT id FROM stored_file WHERE id = ANY($1::uuid[])', [fileIds]);
    return new Set(rows.map(({ id }) => id));
  }
}
