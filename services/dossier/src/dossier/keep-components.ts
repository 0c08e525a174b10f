import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubmittedComponent } from '../procedure/procedure.js';
import { DossierStore } from './dossier.store.js';

/** Adds papers that came in after the filing. */
@Injectable()
export class KeepComponents {
  constructor(private readonly dossiers: DossierStore) {}

  async add(tx: EntityManager, dossierId: string, components: readonly SubmittedComponent[]): Promise<void> {
    if (components.length > 0) await this.dossiers.addComponents(tx, dossierId, components);
  }
}
