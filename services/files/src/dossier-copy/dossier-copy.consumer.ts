import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { OrderedFact } from '@haicap/outbox';
import { DossierCopyStore, type Consulted, type DossierUnits } from './dossier-copy.store.js';

/** What this service reads of any fact about a dossier, whatever its type: where it stands, and what it attached. */
const aboutFiles = z.object({
  receivingUnitId: z.uuid(), competentUnitId: z.uuid(), returningUnitId: z.uuid(),
  ownerAccountId: z.string().nullable().optional(),
  /** A unit that is asked for its opinion reads what it is asked about. */
  consultedUnitId: z.uuid().optional(),
  files: z.array(z.object({ fileId: z.uuid() })).default([]),
});

const WITHDRAWN = 'consultation-withdrawn';

/** Keeps which dossiers name which files, and between which units those dossiers stand today. */
@Injectable()
export class DossierCopyConsumer {
  constructor(private readonly copy: DossierCopyStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const everything = facts.map(toTold);
    // A load tells of hundreds of thousands of dossiers that name no file and are not here.
    const here = await this.copy.known(tx, [...new Set(everything.map(({ dossierId }) => dossierId))]);
    const entering = everything.filter(enters);
    for (const { dossierId } of entering) here.add(dossierId);
    const told = everything.filter(({ dossierId }) => here.has(dossierId));
    if (entering.length > 0) await this.copy.add(tx, latest(entering));
    if (told.length > 0) await this.copy.move(tx, latest(told));
    for (const { dossierId, consulted } of told) if (consulted !== null) await this.copy.consult(tx, dossierId, consulted);
    const pairs = told.flatMap(({ dossierId, fileIds }) => fileIds.map((fileId) => ({ dossierId, fileId })));
    if (pairs.length > 0) await this.copy.attach(tx, pairs);
  }
}

interface Told extends DossierUnits {
  readonly fileIds: readonly string[];
  readonly consulted: Consulted | null;
}

/** Who is asked before the dossier names a file reads the files that come later: the question has to be remembered, too. */
function enters({ fileIds, consulted }: Told): boolean {
  return fileIds.length > 0 || (consulted !== null && !consulted.isOver);
}

function toTold({ aggregateId: dossierId, type, data }: OrderedFact): Told {
  const { files, ownerAccountId = null, consultedUnitId, ...units } = aboutFiles.parse(data);
  return {
    dossierId, ownerAccountId, unitIds: [...new Set(Object.values(units))].toSorted(), fileIds: files.map(({ fileId }) => fileId),
    consulted: consultedUnitId === undefined ? null : { unitId: consultedUnitId, isOver: type.includes(WITHDRAWN) },
  };
}

/** One row per dossier, as the last of its facts has it. */
function latest(told: readonly Told[]): DossierUnits[] {
  const rows = new Map<string, DossierUnits>();
  for (const { dossierId, unitIds, ownerAccountId } of told) {
    rows.set(dossierId, { dossierId, unitIds, ownerAccountId: ownerAccountId ?? rows.get(dossierId)?.ownerAccountId ?? null });
  }
  return [...rows.values()];
}
