import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language, RpcReply, trackDossier } from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import { maskName, PersonalDataCipher } from '@haicap/service-kit';
import { KeepPersons } from '../person/keep-persons.js';
import { readNote, type StepNote } from '../dossier/step-note.js';
import { Installation } from '../installation.js';
import { ListTimeline } from '../timeline/list-timeline.js';
import { isWrittenToTheCitizen, reasonOf } from '../timeline/timeline.js';
import { FindRating } from '../rating/find-rating.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { holdingOf } from './holding.js';
import type { TrackedRow } from './tracking.store.js';

type Answer = RpcReply<typeof trackDossier>;

/** The citizen who filed it, or whoever holds a paper of it: anybody whom that paper reaches. */
export type Reader = 'owner' | 'holder';

export interface Showing {
  /** The last step the reader has seen. */
  readonly afterVersion: number;
  readonly reader: Reader;
  readonly language: Language;
}

/** A dossier for whoever may track it: the name masked, no officer, no address, what happened in plain sentences. */
@Injectable()
export class ShowTracked {
  constructor(
    private readonly installation: Installation,
    private readonly timeline: ListTimeline,
    private readonly applicants: KeepPersons,
    private readonly units: FindUnits,
    private readonly cipher: PersonalDataCipher,
    private readonly ratings: FindRating,
  ) {}

  async run(tx: EntityManager, found: TrackedRow, { afterVersion, reader, language }: Showing): Promise<Answer> {
    const applicant = (await this.applicants.read(tx, [found.dossierId])).get(found.dossierId);
    if (!applicant) throw new Error(`dossier ${found.dossierId} has no applicant`);
    const { receivingUnitId, competentUnitId, returningUnitId, needsApproval, supplyUntil, returnByPost, sentence: _sentence, note: _note, ...shown } = found;
    const [receiving, competent, returning] = await this.#unitNames(tx, [receivingUnitId, competentUnitId, returningUnitId]);
    const isReceived = found.receivedAt !== null;
    // Before the receipt no clock runs that could stand.
    const isPaused = isReceived && found.pausedAt !== null;
    const { until, ...holding } = holdingOf(
      { ...found, isReceived, needsApproval, isPaused, supplyUntil, returnByPost, receiving, competent, returning }, this.installation.clock.now(), language);
    return {
      ...shown, ...this.#because(found, reader, language), ...holding, until: written(until),
      returningUnitName: returning, applicantName: maskName(applicant.fullName),
      submittedAt: formatOffsetTime(found.submittedAt), receivedAt: written(found.receivedAt), dueAt: written(found.dueAt),
      pausedAt: isPaused ? written(found.pausedAt) : null, completedAt: written(found.completedAt),
      timeline: (await this.timeline.entriesAfter(tx, found.dossierId, afterVersion, language)) ?? [], ...await this.ratings.forCitizen(tx, found),
    };
  }

  /**
   * Why it stands where it stands, and what was asked for: the latest step says it. What the office wrote to the citizen may name persons, so it
   * is for the citizen and the printed form; what is missing is said to everybody, or nobody could bring it. What it wrote to itself is for neither.
   */
  #because(found: TrackedRow, reader: Reader, language: Language): Pick<Answer, 'reason' | 'missing'> {
    const reason = reasonOf(found.sentence, language);
    const { text, components = {} } = found.note !== null && isWrittenToTheCitizen(found.sentence) ? this.#read(found, found.note) : { text: '' };
    return {
      reason: reason && { ...reason, text: reader === 'holder' || text === '' ? null : text },
      missing: (found.missing ?? []).map(({ code, name }) => ({ code, name, note: components[code] ?? null })),
    };
  }

  #read({ dossierId, version }: TrackedRow, note: string): StepNote {
    return readNote(this.cipher.decrypt(note, { table: 'dossier_step', column: 'note', rowId: `${dossierId}/${version}` }));
  }

  // Where to go today, so under the names of today.
  async #unitNames(tx: EntityManager, [first, second, third]: readonly [string, string, string]): Promise<[string, string, string]> {
    const units = await this.units.on(tx, [first, second, third], localDateOf(this.installation.clock.now()));
    const nameOf = (unitId: string): string => {
      const unit = units.get(unitId);
      if (!unit) throw new Error(`the unit ${unitId} is unknown`);
      return unit.fullName;
    };
    return [nameOf(first), nameOf(second), nameOf(third)];
  }
}

const written = (instant: Date | null) => instant && formatOffsetTime(instant);
