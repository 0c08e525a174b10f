import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { OrderedFact } from '@haicap/outbox';
import { DossierCopyStore, type DossierUnits } from './dossier-copy.store.js';

/** What this service reads of any fact about a dossier, whatever its type: where it stands, and what it attached. */
const aboutFiles = z.object({
  receivingUnitId: z.uuid(), competentUnitId: z.uuid(), returningUnitId: z.uuid(),
  ownerAccountId: z.string().nullable().optional(),
  files: z.array(z.object({ fileId: z.uuid() })).default([]),
});

/** Keeps which dossiers name which files, and between which units those dossiers stand today. */
@Injectable()
export class DossierCopyConsumer {
  constructor(private readonly copy: DossierCopyStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const attaching = new Map<string, DossierUnits>();
    const standing = new Map<string, DossierUnits>();
    const pairs: { fileId: string; dossierId: string }[] = [];
    for (const { aggregateId: dossierId, data } of facts) {
      const { files, ownerAccountId = null, ...units } = aboutFiles.parse(data);
      const dossier = { dossierId, unitIds: [...new Set(Object.values(units))].toSorted(), ownerAccountId };
      if (files.length > 0) attaching.set(dossierId, { ...dossier, ownerAccountId: ownerAccountId ?? attaching.get(dossierId)?.ownerAccountId ?? null });
      standing.set(dossierId, dossier);
      pairs.push(...files.map(({ fileId }) => ({ fileId, dossierId })));
    }
    if (attaching.size > 0) await this.copy.save(tx, [...attaching.values()]);
    if (standing.size > 0) await this.copy.saveKnown(tx, [...standing.values()]);
    if (pairs.length > 0) await this.copy.attach(tx, pairs);
  }
}
