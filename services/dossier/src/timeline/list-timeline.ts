import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Actor, type Language, type Refusal, type RpcReply, type RpcRequest, type TimelineEntry, type listTimeline } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { mayReadNotes, readScope, type OwnedDossier, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { readNote } from '../dossier/step-note.js';
import type { Step } from './step.js';
import { isWrittenToTheCitizen, sentenceOf } from './timeline.js';
import { TimelineStore } from './timeline.store.js';

/** What happened to a dossier since a version, in plain sentences. */
@Injectable()
export class ListTimeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly timeline: TimelineStore,
    private readonly dossiers: FindDossier,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async run(request: RpcRequest<typeof listTimeline>, actor: Actor, language: Language = 'vi'): Promise<Result<RpcReply<typeof listTimeline>, Refusal>> {
    const rights = await this.findRights.of(actor);
    const entries = await withScope(
      this.dataSource, readScope(rights), (tx) => this.#entriesFor(tx, request, rights, language), { actor: rights.accountId },
    );
    return entries ? ok({ entries }) : err(refusal('DOSSIER_NOT_FOUND'));
  }

  async #entriesFor(tx: EntityManager, { dossierId, afterVersion }: RpcRequest<typeof listTimeline>, rights: Rights, language: Language): Promise<TimelineEntry[] | null> {
    const dossier = await this.dossiers.byId(tx, dossierId);
    const steps = dossier && await this.timeline.stepsAfter(tx, dossierId, afterVersion);
    if (!dossier || !steps) return null;
    const reader = readerOf(rights, dossier.receipt);
    return steps.map((step) => ({ ...toEntry(step, language), ...this.#noteOf(dossierId, step, reader) }));
  }

  #noteOf(dossierId: string, step: Step, reader: Reader): Pick<TimelineEntry, 'note'> {
    const { version, note } = step;
    const isShown = reader === 'officer' || (reader === 'owner' && isWrittenToTheCitizen(step));
    if (note === null || !isShown) return {};
    const { text, components } = readNote(this.cipher.decrypt(note, { table: 'dossier_step', column: 'note', rowId: `${dossierId}/${version}` }));
    return { note: { text, ...(components === undefined ? {} : { components: { ...components } }) } };
  }

  /** The entries in the caller's transaction, or null when its scope shows no such dossier. */
  async entriesAfter(tx: EntityManager, dossierId: string, afterVersion: number, language: Language): Promise<TimelineEntry[] | null> {
    const steps = await this.timeline.stepsAfter(tx, dossierId, afterVersion);
    return steps?.map((step) => toEntry(step, language)) ?? null;
  }
}

type Reader = 'officer' | 'owner' | 'other';

/** Officers of the dossier's units read what colleagues wrote; the owner what was written to him or her; nobody else, and no program, reads any of it. */
function readerOf(rights: Rights, receipt: OwnedDossier): Reader {
  if (!mayReadNotes(rights, receipt)) return 'other';
  return rights.isCitizen ? 'owner' : 'officer';
}

function toEntry({ version, at, type, status, sentence }: Step, language: Language): TimelineEntry {
  return { version, at: formatOffsetTime(at), type, status, sentence: sentenceOf(sentence, language) };
}
