import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type trackDossier } from '@haicap/contracts';
import { checkDossierCode, err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { maskName, PersonalDataCipher, withScope } from '@haicap/service-kit';
import { KeepApplicants } from '../applicant/keep-applicants.js';
import { readNote, type StepNote } from '../dossier/step-note.js';
import { Installation } from '../installation.js';
import { ListTimeline } from '../timeline/list-timeline.js';
import { reasonOf } from '../timeline/timeline.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { isTrackingSecret } from './tracking.js';
import { TrackingStore, type TrackedRow } from './tracking.store.js';

type Answer = RpcReply<typeof trackDossier>;

// Stands in for a dossier that does not exist, so that a wrong code costs the same work as a wrong secret.
const NO_DOSSIER = '00000000-0000-0000-0000-000000000000';

/** Shows the progress of a dossier to whoever holds code and secret; everybody else learns nothing, not even why. */
@Injectable()
export class TrackDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly tracking: TrackingStore,
    private readonly timeline: ListTimeline,
    private readonly applicants: KeepApplicants,
    private readonly units: FindUnits,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async run(request: RpcRequest<typeof trackDossier>): Promise<Result<Answer, Refusal>> {
    const code = checkDossierCode(request.code);
    // The secret is the right to read: no unit and no account stands behind this question.
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const found = await this.tracking.find(tx, code.ok ? code.value : request.code);
      const mayRead = isTrackingSecret(this.installation.installationKey, found?.dossierId ?? NO_DOSSIER, request.secret);
      return found && mayRead ? ok(await this.#show(tx, found, request.afterVersion)) : err(refusal('TRACKING_NOT_FOUND'));
    });
  }

  async #show(tx: EntityManager, found: TrackedRow, afterVersion: number): Promise<Answer> {
    const applicant = (await this.applicants.read(tx, [found.dossierId])).get(found.dossierId);
    if (!applicant) throw new Error(`dossier ${found.dossierId} has no applicant`);
    const { returningUnitId, sentence: _sentence, note: _note, ...shown } = found;
    return {
      ...shown, ...this.#because(found),
      returningUnitName: await this.#unitName(tx, returningUnitId),
      applicantName: maskName(applicant.fullName),
      submittedAt: formatOffsetTime(found.submittedAt), receivedAt: written(found.receivedAt), dueAt: written(found.dueAt),
      pausedAt: written(found.pausedAt), completedAt: written(found.completedAt),
      timeline: (await this.timeline.entriesAfter(tx, found.dossierId, afterVersion)) ?? [],
    };
  }

  /** Why it stands where it stands, and what was asked for: the latest step says it, and its note in the office's own words. */
  #because(found: TrackedRow): Pick<Answer, 'reason' | 'missing'> {
    const reason = reasonOf(found.sentence);
    const { text, components = {} } = found.note === null ? { text: '' } : this.#read(found, found.note);
    return {
      reason: reason && { ...reason, text: text === '' ? null : text },
      missing: (found.missing ?? []).map(({ code, name }) => ({ code, name, note: components[code] ?? null })),
    };
  }

  #read({ dossierId, version }: TrackedRow, note: string): StepNote {
    return readNote(this.cipher.decrypt(note, { table: 'dossier_step', column: 'note', rowId: `${dossierId}/${version}` }));
  }

  // Where to go today, so under the name of today.
  async #unitName(tx: EntityManager, unitId: string): Promise<string> {
    const units = await this.units.on(tx, [unitId], localDateOf(this.installation.clock.now()));
    const unit = units.get(unitId);
    if (!unit) throw new Error(`the returning unit ${unitId} is unknown`);
    return unit.fullName;
  }
}

const written = (instant: Date | null) => instant && formatOffsetTime(instant);
