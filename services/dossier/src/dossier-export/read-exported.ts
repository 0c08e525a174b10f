import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { exportedDossier, type ExportedDossier } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import type { WalkedChange } from '@haicap/outbox';
import type { Rights } from '../access/access.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { ShowDossier } from '../dossier/show-dossier.js';

export interface ExportedAt {
  readonly position: string;
  readonly dossier: ExportedDossier;
}

/** Reads dossiers as an export gives them. */
@Injectable()
export class ReadExported {
  constructor(private readonly dossiers: FindDossier, private readonly show: ShowDossier) {}

  /**
   * The dossiers of these changes in their order. What the scope hides is absent, and so is what has changed since the log was
   * read: it comes with that change, whose place lies behind everything that was settled.
   */
  async of(tx: EntityManager, changes: readonly WalkedChange[], rights: Rights): Promise<ExportedAt[]> {
    const byDossier = new Map(changes.map((change) => [change.aggregateId, change]));
    const shown = await this.show.many(tx, await this.dossiers.many(tx, [...byDossier.keys()]), rights);
    return shown.flatMap((dossier) => {
      const change = byDossier.get(dossier.dossierId);
      if (change?.version !== dossier.version) return [];
      // Parsing leaves out what an export does not name.
      return [{ position: change.position, dossier: exportedDossier.parse({ ...dossier, changedAt: formatOffsetTime(change.at) }) }];
    });
  }
}
