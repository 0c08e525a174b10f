import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type trackDossier } from '@haicap/contracts';
import { checkDossierCode, err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { maskName, withScope } from '@haicap/service-kit';
import { KeepApplicants } from '../applicant/keep-applicants.js';
import { Installation } from '../installation.js';
import { ListTimeline } from '../timeline/list-timeline.js';
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
    return {
      ...found,
      applicantName: maskName(applicant.fullName),
      receivedAt: formatOffsetTime(found.receivedAt),
      dueAt: found.dueAt && formatOffsetTime(found.dueAt),
      completedAt: found.completedAt && formatOffsetTime(found.completedAt),
      timeline: (await this.timeline.entriesAfter(tx, found.dossierId, afterVersion)) ?? [],
    };
  }
}
