import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ProcedureDraft } from '@haicap/contracts';
import { ProcedureDraftStore } from './procedure-draft.store.js';

/** Keeps the drafts that an import made, and finds them again as it made them. */
@Injectable()
export class KeepImportedDrafts {
  constructor(private readonly drafts: ProcedureDraftStore) {}

  async run(tx: EntityManager, drafts: readonly ProcedureDraft[]): Promise<void> {
    await this.drafts.insert(tx, drafts);
  }

  async of(tx: EntityManager, importId: string): Promise<readonly ProcedureDraft[]> {
    return this.drafts.ofImport(tx, importId);
  }
}
