import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FileScan } from '@haicap/contracts';

export interface ReleasedFile {
  readonly fileId: string;
  readonly version: number;
}

@Injectable()
export class ScanStore {
  /**
   * Files nobody has scanned: those in quarantine before those that came while there was no scanner, and of each those first that were never
   * tried; what failed just now is not tried again at once.
   */
  async waiting(tx: EntityManager, triedBefore: Date, limit: number): Promise<string[]> {
    const of = (scan: 'pending' | 'unscanned') => `
      SELECT id, scan, scan_tried_at FROM stored_file WHERE scan = '${scan}' AND (scan_tried_at IS NULL OR scan_tried_at < $1) ORDER BY scan_tried_at NULLS FIRST, id LIMIT $2`;
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM ((${of('pending')}) UNION ALL (${of('unscanned')})) w ORDER BY scan, scan_tried_at NULLS FIRST, id LIMIT $2`, [triedBefore, limit]);
    return rows.map(({ id }) => id);
  }

  /** Lets some go of those that have been in quarantine since before then, and answers their versions. */
  async release(tx: EntityManager, completedBefore: Date, limit: number): Promise<ReleasedFile[]> {
    const [rows]: [ReleasedFile[], number] = await tx.query(
      `UPDATE stored_file SET scan = 'unscanned', version = version + 1
       WHERE id IN (SELECT id FROM stored_file WHERE scan = 'pending' AND completed_at <= $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id AS "fileId", version`,
      [completedBefore, limit],
    );
    return rows;
  }

  async noteTry(tx: EntityManager, fileId: string, at: Date): Promise<void> {
    await tx.query('UPDATE stored_file SET scan_tried_at = $2 WHERE id = $1', [fileId, at]);
  }

  /** The version of the file after the verdict; null when it needs none any more. */
  async save(tx: EntityManager, fileId: string, scan: FileScan, at: Date): Promise<number | null> {
    const [rows]: [{ version: number }[], number] = await tx.query(
      `UPDATE stored_file SET scan = $2, version = version + 1, scan_tried_at = $3 WHERE id = $1 AND scan IN ('pending', 'unscanned') RETURNING version`,
      [fileId, scan, at],
    );
    return rows[0]?.version ?? null;
  }
}
