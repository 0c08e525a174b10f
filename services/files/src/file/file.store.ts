import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StoredFile } from './file.js';

type Row = Omit<StoredFile, 'uploadBytes' | 'receivedBytes' | 'sizeBytes'> & {
  readonly uploadBytes: string; readonly receivedBytes: string; readonly sizeBytes: string | null;
};

const SELECT_FILE = `
  SELECT id AS "fileId", owner_account_id AS "ownerAccountId", state, upload_bytes AS "uploadBytes", received_bytes AS "receivedBytes",
    media_type AS "mediaType", size_bytes AS "sizeBytes", sha256, pages, scan, name, created_at AS "createdAt", completed_at AS "completedAt",
    expires_at AS "expiresAt"
  FROM stored_file`;

const toFile = (row: Row): StoredFile => ({
  ...row, uploadBytes: Number(row.uploadBytes), receivedBytes: Number(row.receivedBytes), sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
});

@Injectable()
export class FileStore {
  /** Those of the ids that the scope of the transaction shows, in no order. */
  async find(tx: EntityManager, fileIds: readonly string[]): Promise<StoredFile[]> {
    const rows: Row[] = await tx.query(`${SELECT_FILE} WHERE id = ANY($1::uuid[])`, [fileIds]);
    return rows.map(toFile);
  }

  /** What somebody brought in, the latest first, before one of them. */
  async ofOwner(tx: EntityManager, accountId: string, beforeId: string | null, limit: number): Promise<StoredFile[]> {
    const rows: Row[] = await tx.query(
      `${SELECT_FILE} WHERE owner_account_id = $1 AND id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') ORDER BY id DESC LIMIT $3`, [accountId, beforeId, limit]);
    return rows.map(toFile);
  }
}
