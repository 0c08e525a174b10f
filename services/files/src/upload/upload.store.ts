import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FileMediaType, FileScan } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';

/** A file that is being brought in, or has been. */
export interface UploadRow {
  readonly fileId: string;
  readonly ownerAccountId: string;
  readonly state: 'uploading' | 'checking' | 'complete';
  readonly name: string | null;
  readonly declaredType: string | null;
  readonly uploadBytes: number;
  readonly receivedBytes: number;
  readonly uploadSha256: string | null;
  readonly expiresAt: Date | null;
}

export interface NewUpload extends Pick<UploadRow, 'fileId' | 'ownerAccountId' | 'name' | 'declaredType' | 'uploadBytes'> {
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface Completion {
  readonly fileId: string;
  readonly mediaType: FileMediaType;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly pages: number | null;
  readonly scan: FileScan;
  readonly completedAt: Date;
  readonly nameableUntil: Date;
  readonly expiresAt: Date;
}

type Stored = Omit<UploadRow, 'uploadBytes' | 'receivedBytes'> & { readonly uploadBytes: string; readonly receivedBytes: string };

const SELECT_UPLOAD = `
  SELECT id AS "fileId", owner_account_id AS "ownerAccountId", state, name, declared_type AS "declaredType", upload_bytes AS "uploadBytes",
    received_bytes AS "receivedBytes", upload_sha256 AS "uploadSha256", expires_at AS "expiresAt"
  FROM stored_file`;

@Injectable()
export class UploadStore {
  async countOpen(tx: EntityManager, accountId: string): Promise<number> {
    const rows: { open: number }[] = await tx.query(
      `SELECT count(*)::int AS open FROM stored_file WHERE owner_account_id = $1 AND state <> 'complete'`, [accountId]);
    return rows[0]?.open ?? 0;
  }

  /** Takes from what the account may upload on a day; false when it is not enough. */
  async takeFromDay(tx: EntityManager, taken: { accountId: string; day: LocalDate; bytes: number; bytesMax: number }): Promise<boolean> {
    const { accountId, day, bytes, bytesMax } = taken;
    if (bytes > bytesMax) return false;
    const rows: unknown[] = await tx.query(
      `INSERT INTO upload_day (account_id, day, bytes) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, day) DO UPDATE SET bytes = upload_day.bytes + EXCLUDED.bytes WHERE upload_day.bytes + EXCLUDED.bytes <= $4
       RETURNING bytes`,
      [accountId, day, bytes, bytesMax],
    );
    return rows.length > 0;
  }

  async insert(tx: EntityManager, upload: NewUpload): Promise<void> {
    await tx.query(
      `INSERT INTO stored_file (id, owner_account_id, state, version, name, declared_type, upload_bytes, created_at, expires_at)
       VALUES ($1, $2, 'uploading', 0, $3, $4, $5, $6, $7)`,
      [upload.fileId, upload.ownerAccountId, upload.name, upload.declaredType, upload.uploadBytes, upload.createdAt, upload.expiresAt],
    );
  }

  async find(tx: EntityManager, fileId: string): Promise<UploadRow | undefined> {
    const [row]: Stored[] = await tx.query(`${SELECT_UPLOAD} WHERE id = $1`, [fileId]);
    return row && { ...row, uploadBytes: Number(row.uploadBytes), receivedBytes: Number(row.receivedBytes) };
  }

  /** What is durable of it now, and how long it is kept from now on. */
  async acknowledge(tx: EntityManager, fileId: string, receivedBytes: number, expiresAt: Date): Promise<void> {
    await tx.query(`UPDATE stored_file SET received_bytes = $2, expires_at = $3 WHERE id = $1 AND state = 'uploading'`, [fileId, receivedBytes, expiresAt]);
  }

  async beginChecking(tx: EntityManager, fileId: string, uploadSha256: string): Promise<void> {
    await tx.query(`UPDATE stored_file SET state = 'checking', upload_sha256 = $2 WHERE id = $1 AND state = 'uploading'`, [fileId, uploadSha256]);
  }

  /** False when somebody has completed or deleted it meanwhile. */
  async complete(tx: EntityManager, done: Completion): Promise<boolean> {
    const [, changed]: [unknown, number] = await tx.query(
      `UPDATE stored_file SET state = 'complete', version = 1, media_type = $2, size_bytes = $3, sha256 = $4, pages = $5, scan = $6, completed_at = $7,
         nameable_until = $8, expires_at = $9, verified_at = $7
       WHERE id = $1 AND state = 'checking'`,
      [done.fileId, done.mediaType, done.sizeBytes, done.sha256, done.pages, done.scan, done.completedAt, done.nameableUntil, done.expiresAt],
    );
    return changed === 1;
  }

  /** What of it never came goes back to the day it was taken from: a bad line costs nobody the next try. */
  async deleteUnfinished(tx: EntityManager, fileId: string): Promise<boolean> {
    const rows: { day: string; ownerAccountId: string; unusedBytes: string }[] = (await tx.query(
      `DELETE FROM stored_file WHERE id = $1 AND state <> 'complete'
       RETURNING owner_account_id AS "ownerAccountId", (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day, upload_bytes - received_bytes AS "unusedBytes"`,
      [fileId]))[0];
    for (const { ownerAccountId, day, unusedBytes } of rows) {
      await tx.query('UPDATE upload_day SET bytes = bytes - $3 WHERE account_id = $1 AND day = $2', [ownerAccountId, day, unusedBytes]);
    }
    return rows.length === 1;
  }

  /** Uploads of which every byte is there and that nobody has finished: a process ended in between. */
  async unfinished(tx: EntityManager, behindId: string, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM stored_file WHERE (state = 'checking' OR (state = 'uploading' AND received_bytes = upload_bytes)) AND id > $1 ORDER BY id LIMIT $2`,
      [behindId, limit]);
    return rows.map(({ id }) => id);
  }
}
