import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Attachment } from './receipt-proof.js';

@Injectable()
export class AttachmentStore {
  /** The files of a dossier by component, in the order in which they were handed in. */
  async of(tx: EntityManager, dossierId: string): Promise<Attachment[]> {
    const rows: (Omit<Attachment, 'bytes'> & { readonly bytes: string })[] = await tx.query(
      `SELECT code AS component, sha256, size_bytes AS bytes FROM dossier_component_file WHERE dossier_id = $1 ORDER BY code, position, file_id`,
      [dossierId],
    );
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
  }
}
