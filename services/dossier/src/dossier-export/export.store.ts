import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class ExportStore {
  /** Of these dossiers those that the scope lets through. */
  async visible(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (dossierIds.length === 0) return new Set();
    const rows: { id: string }[] = await tx.query('SELECT id FROM dossier WHERE id = ANY($1::uuid[])', [dossierIds]);
    return new Set(rows.map(({ id }) => id));
  }
}
