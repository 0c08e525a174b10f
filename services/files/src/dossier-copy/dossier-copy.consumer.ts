import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { OrderedFact } from '@haicap/outbox';
import { DossierCopyStore, type Consulted, type DossierUnits, type NamedFile } from './dossier-copy.store.js';
import { attachesDraft, attachesResult, endOfWaiting, type ShownToOwner } from './result-file.js';

/** What this service reads of any fact about a dossier, whatever its type: where it stands, and what it attached. */
const aboutFiles = z.object({
  receivingUnitId: z.uuid(), competentUnitId: z.uuid(), returningUnitId: z.uuid(),
  ownerAccountId: z.string().nullable().optional(),
  /** A unit that is asked for its opinion reads what it is asked about. */
  consultedUnitId: z.uuid().optional(),
  /** Whoever gave a dossier away goes on reading it. */
  fromUnitId: z.uuid().optional(),
  /** A question that was taken back leaves a unit that had part before where it was. */
  staysInvolved: z.boolean().default(false),
  files: z.array(z.object({ fileId: z.uuid() })).default([]),
  /** Of a completed dossier: whether a fee keeps its result at the desk. */
  resultHeld: z.boolean().optional(),
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
    const papers = told.filter(({ isResult }) => !isResult).flatMap((one) => named(one, one.paperShown));
    if (papers.length > 0) await this.copy.attach(tx, papers);
    // In their order: one signature may be taken back and another given before the hand-over.
    for (const one of told.filter(({ isResult, waitingEnds }) => isResult || waitingEnds !== null)) await this.#followResult(tx, one);
  }

  async #followResult(tx: EntityManager, told: Told): Promise<void> {
    if (told.isResult && told.fileIds.length > 0) {
      await this.copy.attach(tx, named(told, 'at-hand-over'));
      await this.copy.waitAgain(tx, told.dossierId, told.fileIds);
    }
    if (told.waitingEnds !== null) await this.copy.endWaiting(tx, told.dossierId, told.waitingEnds);
  }
}

function named({ dossierId, fileIds }: Told, shownToOwner: ShownToOwner): NamedFile[] {
  return fileIds.map((fileId) => ({ dossierId, fileId, shownToOwner }));
}

interface Told extends DossierUnits {
  readonly fileIds: readonly string[];
  readonly consulted: Consulted | null;
  /** What it attaches is a result. */
  readonly isResult: boolean;
  /** When the citizen may read what it attaches and is no result. */
  readonly paperShown: ShownToOwner;
  /** What becomes of the results that wait for the hand-over. */
  readonly waitingEnds: ReturnType<typeof endOfWaiting>;
}

/** Who is asked before the dossier names a file reads the files that come later: the question has to be remembered, too. */
function enters({ fileIds, consulted }: Told): boolean {
  return fileIds.length > 0 || (consulted !== null && !consulted.isOver);
}

function toTold({ aggregateId: dossierId, type, data }: OrderedFact): Told {
  const { files, ownerAccountId = null, consultedUnitId, fromUnitId, staysInvolved, resultHeld, ...units } = aboutFiles.parse(data);
  const involved = consultedUnitId ?? fromUnitId;
  return {
    dossierId, ownerAccountId, unitIds: [...new Set(Object.values(units))].toSorted(), fileIds: files.map(({ fileId }) => fileId),
    consulted: involved === undefined ? null : { unitId: involved, isOver: type.includes(WITHDRAWN) && !staysInvolved },
    isResult: attachesResult(type), paperShown: attachesDraft(type) ? 'never' : 'now', waitingEnds: endOfWaiting(type, resultHeld),
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
