import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DeadlineAdjustment } from './deadline-adjustment.js';
import type { LifeStep } from './dossier-walk.js';
import { DossierStore } from './dossier.store.js';

/** Reads for other nouns how a dossier came to stand where it stands. */
@Injectable()
export class ReadLife {
  constructor(private readonly dossiers: DossierStore) {}

  /** Every version in order; empty when the scope shows no such dossier. */
  steps(tx: EntityManager, dossierId: string): Promise<LifeStep[]> {
    return this.dossiers.life(tx, dossierId);
  }

  /** What moved the appointments of dossiers, in order, by dossier. */
  async adjustments(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly DeadlineAdjustment[]>> {
    return Map.groupBy(await this.dossiers.adjustments(tx, dossierIds), ({ dossierId }) => dossierId);
  }
}
