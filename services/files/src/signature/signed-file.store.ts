import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FileScan, PdfSignature } from '@haicap/contracts';

/** A signed file as it is kept. */
export interface SignedFileRow {
  readonly fileId: string;
  readonly sha256: string;
  readonly sourceFileId: string;
  readonly sourceSha256: string;
  readonly signerAccountId: string;
  readonly onBehalfOfAccountId: string | null;
  readonly unitId: string;
  readonly level: 'B-B' | 'B-T';
  readonly isTrial: boolean;
  readonly signatures: readonly PdfSignature[];
  readonly signedAt: Date;
}

export interface NewSignedFile extends SignedFileRow {
  readonly sizeBytes: number;
  readonly pages: number | null;
  readonly scan: FileScan;
  readonly nameableUntil: Date;
  readonly expiresAt: Date;
}

const COLUMNS = `file_id AS "fileId", sha256, source_file_id AS "sourceFileId", source_sha256 AS "sourceSha256", signer_account_id AS "signerAccountId",
  on_behalf_of_account_id AS "onBehalfOfAccountId", unit_id AS "unitId", level, is_trial AS "isTrial", signatures, signed_at AS "signedAt"`;

@Injectable()
export class SignedFileStore {
  /** The file and what makes it a signed one. It has two facts from the beginning: it is complete, and it is signed. */
  async insert(tx: EntityManager, made: NewSignedFile): Promise<void> {
    await tx.query(
      `INSERT INTO stored_file (id, owner_account_id, state, version, upload_bytes, received_bytes, upload_sha256, media_type, size_bytes, sha256, pages, scan,
         created_at, completed_at, nameable_until, expires_at, verified_at)
       VALUES ($1, $2, 'complete', 2, $3, $3, $4, 'application/pdf', $3, $4, $5, $6, $7, $7, $8, $9, $7)`,
      [made.fileId, made.signerAccountId, made.sizeBytes, made.sha256, made.pages, made.scan, made.signedAt, made.nameableUntil, made.expiresAt],
    );
    await tx.query(
      `INSERT INTO signed_file (file_id, sha256, source_file_id, source_sha256, signer_account_id, on_behalf_of_account_id, unit_id, level, is_trial, signatures, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [made.fileId, made.sha256, made.sourceFileId, made.sourceSha256, made.signerAccountId, made.onBehalfOfAccountId, made.unitId, made.level, made.isTrial,
        JSON.stringify(made.signatures), made.signedAt],
    );
  }

  async byId(tx: EntityManager, fileId: string): Promise<SignedFileRow | undefined> {
    const rows: SignedFileRow[] = await tx.query(`SELECT ${COLUMNS} FROM signed_file WHERE file_id = $1`, [fileId]);
    return rows[0];
  }

  async byHash(tx: EntityManager, sha256: string): Promise<SignedFileRow | undefined> {
    const rows: SignedFileRow[] = await tx.query(`SELECT ${COLUMNS} FROM signed_file WHERE sha256 = $1 ORDER BY signed_at DESC LIMIT 1`, [sha256]);
    return rows[0];
  }
}
