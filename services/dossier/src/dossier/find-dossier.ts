import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Dossier } from './dossier.js';
import { DossierStore } from './dossier.store.js';

/** Answers other nouns how a dossier stands. */
@Injectable()
export class FindDossier {
  constructor(private readonly dossiers: DossierStore) {}

  /** The dossier, or null when the caller's scope shows none of that id. */
  async byId(tx: EntityManager, dossierId: string): Promise<Dossier | null> {
    return this.dossiers.findById(tx, dossierId);
  }

  /** The dossier with its row locked until the transaction ends: what follows cannot be overtaken any more. */
  async locked(tx: EntityManager, dossierId: string): Promise<Dossier | null> {
    await this.dossiers.lock(tx, dossierId);
    return this.dossiers.findById(tx, dossierId);
  }
}
