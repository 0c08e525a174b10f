import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FileScan } from '@haicap/contracts';
import type { KnownFile, SignedMark } from './file-mirror.js';

/** What one fact changes of a file that is known. */
export interface FileChange {
  readonly fileId: string;
  readonly scan: FileScan | null;
  readonly deleted: boolean;
  readonly signed: SignedMark | null;
}

interface FileMirrorRow extends Omit<KnownFile, 'sizeBytes'> {
  readonly sizeBytes: string;
}

@Injectable()
export class FileMirrorStore {
  async insert(tx: EntityManager, files: readonly KnownFile[]): Promise<void> {
    await tx.query(
      `INSERT INTO file_mirror (file_id, owner_account_id, sha256, size_bytes, pages, media_type, scan, nameable_until)
       SELECT "fileId", "ownerAccountId", sha256, "sizeBytes", pages, "mediaType", scan, "nameableUntil"
       FROM jsonb_to_recordset($1::jsonb) AS f("fileId" uuid, "ownerAccountId" text, sha256 text, "sizeBytes" bigint, pages integer,
         "mediaType" text, scan text, "nameableUntil" timestamptz)
       ON CONFLICT (file_id) DO NOTHING`,
      [JSON.stringify(files)],
    );
  }

  async change(tx: EntityManager, changes: readonly FileChange[]): Promise<void> {
    await tx.query(
      `UPDATE file_mirror SET scan = coalesce(c.scan, file_mirror.scan), deleted = file_mirror.deleted OR c.deleted, signed = coalesce(c.signed, file_mirror.signed)
       FROM jsonb_to_recordset($1::jsonb) AS c("fileId" uuid, scan text, deleted boolean, signed jsonb)
       WHERE file_mirror.file_id = c."fileId"`,
      [JSON.stringify(changes)],
    );
  }

  async byId(tx: EntityManager, fileIds: readonly string[]): Promise<KnownFile[]> {
    const rows: FileMirrorRow[] = await tx.query(
      `SELECT file_id AS "fileId", owner_account_id AS "ownerAccountId", sha256, size_bytes AS "sizeBytes", pages, media_type AS "mediaType",
         scan, nameable_until AS "nameableUntil", deleted, signed
       FROM file_mirror WHERE file_id = ANY($1::uuid[])`,
      [fileIds],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }
}
