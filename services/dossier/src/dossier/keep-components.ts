import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttachFiles } from '../component-file/attach-files.js';
import type { NamedFile } from '../component-file/component-file.js';
import type { SubmittedComponent } from '../procedure/procedure.js';
import { DossierStore } from './dossier.store.js';

/** Adds papers that came in after the filing, and the files of those that are used again from earlier dossiers. */
@Injectable()
export class KeepComponents {
  constructor(private readonly dossiers: DossierStore, private readonly attach: AttachFiles) {}

  async add(tx: EntityManager, dossierId: string, components: readonly SubmittedComponent[], reused: readonly NamedFile[]): Promise<void> {
    if (components.length > 0) await this.dossiers.addComponents(tx, dossierId, components);
    await this.attach.save(tx, reused.map((file) => ({ ...file, dossierId })));
  }
}
