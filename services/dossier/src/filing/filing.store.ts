import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface FiledComponent {
  readonly code: string;
  readonly originals: number;
  readonly copies: number;
  readonly certifiedCopies: number;
  readonly files: readonly string[];
  readonly replacedByData: boolean;
  readonly reusedFrom: string | null;
}

@Injectable()
export class FilingStore {
  /** What was handed in, in every form it came in. */
  async components(tx: EntityManager, dossierId: string): Promise<FiledComponent[]> {
    return tx.query(
      `SELECT c.code, c.originals, c.copies, c.certified_copies AS "certifiedCopies", c.replaced_by_data AS "replacedByData", c.reused_from AS "reusedFrom",
         ARRAY(SELECT f.file_id FROM dossier_component_file f WHERE f.dossier_id = c.dossier_id AND f.code = c.code ORDER BY f.position) AS files
       FROM dossier_component c WHERE c.dossier_id = $1 ORDER BY c.code`,
      [dossierId],
    );
  }
}
