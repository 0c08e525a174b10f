import { Injectable } from '@nestjs/common';
import type { Procedure } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';
import type { Filing, MissingComponent } from '../dossier/dossier.js';
import { missingAmong } from '../procedure/procedure.js';
import { componentsOf } from '../supplement/components-of.js';
import { ComponentFileStore } from './component-file.store.js';

/** What the version of a dossier requires and nobody has handed in so far. */
@Injectable()
export class FindMissing {
  constructor(private readonly components: ComponentFileStore) {}

  async run(tx: EntityManager, { dossierId, caseCode }: Filing, procedure: Procedure): Promise<readonly MissingComponent[]> {
    const handedIn = await this.components.handedIn(tx, dossierId);
    return missingAmong({ components: componentsOf(procedure, caseCode) }, handedIn.map(({ code }) => code));
  }
}
