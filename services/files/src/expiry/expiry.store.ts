import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface ExpiredFile {
  readonly fileId: string;
  readonly version: number;
  readonly isComplete: boolean;
}

@Injectable()
export class ExpiryStore {
  /** Deletes what nobody finished in time and, when it is safe to say so, what no dossier named in time. */
  async takeExpired(tx: EntityManager, at: Date, options: { readonly alsoComplete: boolean; readonly limit: number }): Promise<ExpiredFile[]> {
    const [rows]: [ExpiredFile[], number] = await tx.query(
      `DELETE FROM stored_file WHERE id IN (
         SELECT id FROM stored_file WHERE expires_at <= $1 AND ($2 OR state <> 'complete')
           AND NOT EXISTS (SELECT 1 FROM dossier_file WHERE dossier_file.file_id = stored_file.id)
         ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id AS "fileId", version, state = 'complete' AS "isComplete"`,
      [at, options.alsoComplete, options.limit],
    );
    return rows;
  }

  async forgetDaysBefore(tx: EntityManager, day: string): Promise<void> {
    await tx.query('DELETE FROM upload_day WHERE day < $1', [day]);
  }
}
