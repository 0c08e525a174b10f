import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FileScan } from '@haicap/contracts';

export interface NewDocument {
  readonly fileId: string;
  readonly ownerAccountId: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly pages: number;
  readonly scan: FileScan;
  readonly completedAt: Date;
  readonly nameableUntil: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class ConversionStore {
  /** A document that was made here: every byte of it is there from the beginning. */
  async insert(tx: EntityManager, made: NewDocument): Promise<void> {
    await tx.query(
      `INSERT INTO stored_file (id, owner_account_id, state, version, upload_bytes, received_bytes, upload_sha256, media_type, size_bytes, sha256, pages, scan,
         created_at, completed_at, nameable_until, expires_at, verified_at)
       VALUES ($1, $2, 'complete', 1, $3, $3, $4, 'application/pdf', $3, $4, $5, $6, $7, $7, $8, $9, $7)`,
      [made.fileId, made.ownerAccountId, made.sizeBytes, made.sha256, made.pages, made.scan, made.completedAt, made.nameableUntil, made.expiresAt],
    );
  }
}
