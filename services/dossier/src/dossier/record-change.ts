import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDateOf } from '@haicap/kernel';
import { appendEvents, type NewEvent } from '@haicap/outbox';
import { currentTraceparent, PersonalDataCipher } from '@haicap/service-kit';
import { KeepConsultations } from '../consultation/keep-consultations.js';
import { EndNotices } from '../deadline-notice/end-notices.js';
import { Installation } from '../installation.js';
import { KeepFilingWishes } from '../filing/keep-filing-wishes.js';
import { HoldResult } from '../payment-demand/hold-result.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { adjustmentOf } from './deadline-adjustment.js';
import { evolve, type Dossier, type DossierChange, type Filing } from './dossier.js';
import { toNewEvent } from './dossier-fact.js';
import { DossierStore } from './dossier.store.js';
import { isEmptyNote, writeNote, type StepNote } from './step-note.js';
import { otherUnitOf, sentenceAbout, type UnitNames } from './step-sentence.js';

export interface ChangeAuthor {
  readonly accountId: string;
  /** What the officer wrote; it may name persons, so it is kept encrypted and enters no event. */
  readonly note: StepNote | undefined;
  /** For whom a delegate acts; null in the own right. */
  readonly onBehalfOf: string | null;
  /** The words of its reason on that day, for a change that needs one. */
  readonly reasonWords?: string | null;
  /** Ids of the files that the command names. */
  readonly attached?: readonly string[];
}

/** What was written, and the event that is still to be added in the same transaction. */
export interface Written {
  readonly after: Dossier;
  readonly event: NewEvent;
}

/** Writes the next version of a dossier: row, step, event, outbox entry and audit row in the caller's transaction. */
@Injectable()
export class RecordChange {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly units: FindUnits,
    private readonly consultations: KeepConsultations,
    private readonly notices: EndNotices,
    private readonly hold: HoldResult,
    private readonly wishes: KeepFilingWishes,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
  ) {}

  /** The dossier after the change, or null when somebody else changed it first. */
  async run(tx: EntityManager, before: Dossier, event: DossierChange, author: ChangeAuthor): Promise<Dossier | null> {
    const written = await this.write(tx, before, event, author);
    if (written === null) return null;
    await this.append(tx, [written]);
    return written.after;
  }

  /** Adds the events of what was written in this transaction. */
  async append(tx: EntityManager, written: readonly Written[]): Promise<void> {
    const { clock, ids } = this.installation;
    // Each event names whose deed it was.
    await appendEvents(tx, written.map(({ event }) => event), { actor: 'service:dossier', clock, ids });
  }

  /** All but the event, for commands that share a transaction and add their events together. */
  async write(tx: EntityManager, before: Dossier, event: DossierChange, author: ChangeAuthor): Promise<Written | null> {
    const after = evolve(before, event);
    const saved = await this.dossiers.save(tx, after, {
      at: event.at, note: this.#seal(after, author.note), by: { accountId: author.accountId, onBehalfOf: author.onBehalfOf },
      sentence: sentenceAbout({ before, event, after }, await this.#names(tx, before.receipt, event), author.reasonWords),
    });
    if (!saved) return null;
    if (event.type === 'procedure-moved') await this.dossiers.rebind(tx, after);
    const adjustment = adjustmentOf(before, event, after);
    if (adjustment) await this.dossiers.insertAdjustment(tx, adjustment);
    await this.notices.run(tx, before, after, event.at);
    if (nobodyIsAwaitedAfter(event) && before.consulting.length > 0) {
      const state = event.type === 'stopped' ? 'withdrawn' : 'silent';
      await this.consultations.closeAll(tx, after.receipt.dossierId, { state, closedBy: author.accountId, closedAt: event.at });
    }
    if (comesToFurtherUnit(before.receipt, after.receipt)) await this.dossiers.searchAnew(tx, after.receipt.dossierId);
    const by = { actor: author.accountId, onBehalfOf: author.onBehalfOf, attached: author.attached ?? [], resultHeld: await this.#held(tx, after), traceparent: currentTraceparent() };
    return { after, event: toNewEvent({ before, event, after }, by) };
  }

  /** Nobody else can tell when an electronic result is the citizen's. */
  async #held(tx: EntityManager, after: Dossier): Promise<boolean | undefined> {
    return after.status === 'completed' ? (await this.hold.reason(tx, after)) !== null : undefined;
  }

  async #names(tx: EntityManager, { dossierId, receivingUnitId, competentUnitId, returningUnitId }: Filing, event: DossierChange): Promise<UnitNames> {
    const otherUnitId = otherUnitOf(event);
    const unitIds = [receivingUnitId, competentUnitId, returningUnitId, ...(otherUnitId === undefined ? [] : [otherUnitId])];
    const units = await this.units.on(tx, unitIds, localDateOf(event.at));
    const nameOf = (unitId: string) => {
      const name = units.get(unitId)?.fullName;
      if (name === undefined) throw new Error(`the unit ${unitId} is unknown`);
      return name;
    };
    const byPost = handsOver(event) && await this.wishes.isByPost(tx, dossierId);
    return { receivingUnit: nameOf(receivingUnitId), competentUnit: nameOf(competentUnitId), returningUnit: nameOf(returningUnitId), otherUnit: otherUnitId && nameOf(otherUnitId), byPost };
  }

  #seal({ receipt, version }: Dossier, note: StepNote | undefined): string | null {
    if (note === undefined || isEmptyNote(note)) return null;
    return this.cipher.encrypt(writeNote(note), { table: 'dossier_step', column: 'note', rowId: `${receipt.dossierId}/${version}` });
  }
}

/** A decision, or the end, closes what was still asked. */
function nobodyIsAwaitedAfter({ type }: DossierChange): boolean {
  return type === 'approved' || type === 'signed' || type === 'completed' || type === 'stopped';
}

function handsOver({ type }: DossierChange): boolean {
  return type === 'completed' || type === 'result-replaced';
}

function comesToFurtherUnit(before: Filing, after: Filing): boolean {
  return before.competentUnitId !== after.competentUnitId || after.involvedUnitIds.some((unitId) => !before.involvedUnitIds.includes(unitId));
}
