import { Injectable } from '@nestjs/common';
import type { StoredAnswer } from '@haicap/outbox';
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

  /** The dossiers of these ids in their order, read at once; what the scope hides is absent. */
  async many(tx: EntityManager, dossierIds: readonly string[]): Promise<Dossier[]> {
    const found = new Map((await this.dossiers.findMany(tx, dossierIds)).map((dossier) => [dossier.receipt.dossierId, dossier]));
    return dossierIds.flatMap((dossierId) => found.get(dossierId) ?? []);
  }

  /** The dossier as it was when a command was answered. */
  async asOf(tx: EntityManager, { aggregateId, version }: StoredAnswer): Promise<Dossier | undefined> {
    const [dossier] = await this.dossiers.asOf(tx, [{ dossierId: aggregateId, version }]);
    return dossier;
  }

  /** The dossier with its row locked until the transaction ends: what follows cannot be overtaken any more. */
  async locked(tx: EntityManager, dossierId: string): Promise<Dossier | null> {
    await this.dossiers.lock(tx, dossierId);
    return this.dossiers.findById(tx, dossierId);
  }
}
