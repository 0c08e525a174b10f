import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FoundOpen, OpenPosition } from './dossier-walk.js';
import { DossierStore } from './dossier.store.js';

/** Finds for other nouns the dossiers that have been received and have not ended. */
@Injectable()
export class FindOpenDossiers {
  constructor(private readonly dossiers: DossierStore) {}

  /** The next ones after a position; of one unit when it is named. */
  after(tx: EntityManager, position: OpenPosition | null, unitId: string | null, limit: number): Promise<FoundOpen[]> {
    return this.dossiers.openAfter(tx, position, unitId, limit);
  }

  /** These dossiers as they stand now, and so they stay until the transaction ends; those that have ended are absent. */
  lock(tx: EntityManager, dossierIds: readonly string[]): Promise<FoundOpen[]> {
    return this.dossiers.lockOpen(tx, dossierIds);
  }
}
