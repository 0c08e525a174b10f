import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDateOf } from '@haicap/kernel';
import { appendEvents, type StoredAnswer } from '@haicap/outbox';
import { currentTraceparent, PersonalDataCipher } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import type { StepSentence } from '../timeline/timeline.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { evolve, type Dossier, type DossierChange } from './dossier.js';
import { toNewEvent } from './dossier-wire.js';
import { DossierStore } from './dossier.store.js';

export interface ChangeAuthor {
  readonly accountId: string;
  /** What the officer wrote; it may name persons, so it is kept encrypted and enters no event. */
  readonly note: string | undefined;
}

/** Writes the next version of a dossier: row, step, event, outbox entry and audit row in the caller's transaction. */
@Injectable()
export class RecordChange {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly units: FindUnits,
    private readonly cipher: PersonalDataCipher,
    private readonly installation: Installation,
  ) {}

  async load(tx: EntityManager, dossierId: string): Promise<Dossier | null> {
    return this.dossiers.findById(tx, dossierId);
  }

  async asOf(tx: EntityManager, { aggregateId, version }: StoredAnswer): Promise<Dossier | undefined> {
    const [dossier] = await this.dossiers.asOf(tx, [{ dossierId: aggregateId, version }]);
    return dossier;
  }

  /** The dossier after the change, or null when somebody else changed it first. */
  async run(tx: EntityManager, before: Dossier, event: DossierChange, author: ChangeAuthor): Promise<Dossier | null> {
    const after = evolve(before, event);
    const saved = await this.dossiers.save(tx, after, {
      at: event.at, sentence: await this.#sentence(tx, before, event), note: this.#seal(after, author.note),
    });
    if (!saved) return null;
    const { clock, ids } = this.installation;
    const by = { actor: author.accountId, traceparent: currentTraceparent() };
    await appendEvents(tx, [toNewEvent(after, event, by)], { actor: author.accountId, clock, ids });
    return after;
  }

  async #sentence(tx: EntityManager, before: Dossier, event: DossierChange): Promise<StepSentence> {
    const { competentUnitId } = before.receipt;
    const units = await this.units.on(tx, [competentUnitId], localDateOf(event.at));
    const competentUnit = units.get(competentUnitId)?.fullName;
    if (competentUnit === undefined) throw new Error(`the competent unit ${competentUnitId} is unknown`);
    return event.type === 'assigned'
      ? { type: 'assigned', competentUnit, again: before.status === 'assigned' }
      : { type: 'completed', competentUnit, timeliness: event.timeliness };
  }

  #seal({ receipt, version }: Dossier, note: string | undefined): string | null {
    if (note === undefined || note === '') return null;
    return this.cipher.encrypt(note, { table: 'dossier_step', column: 'note', rowId: `${receipt.dossierId}/${version}` });
  }
}
