import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type TimelineEntry, type listTimeline } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { sentenceOf } from './timeline.js';
import { TimelineStore } from './timeline.store.js';

/** What happened to a dossier since a version, in plain sentences. */
@Injectable()
export class ListTimeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly timeline: TimelineStore,
  ) {}

  async run(request: RpcRequest<typeof listTimeline>, actor: Actor): Promise<Result<RpcReply<typeof listTimeline>, Refusal>> {
    const rights = await this.findRights.of(actor);
    const entries = await withScope(
      this.dataSource, readScope(rights), (tx) => this.entriesAfter(tx, request.dossierId, request.afterVersion), { actor: rights.accountId },
    );
    return entries ? ok({ entries }) : err(refusal('DOSSIER_NOT_FOUND'));
  }

  /** The entries in the caller's transaction, or null when its scope shows no such dossier. */
  async entriesAfter(tx: EntityManager, dossierId: string, afterVersion: number): Promise<TimelineEntry[] | null> {
    const steps = await this.timeline.stepsAfter(tx, dossierId, afterVersion);
    return steps?.map(({ version, at, type, status, sentence }) => ({
      version, at: formatOffsetTime(at), type, status, sentence: sentenceOf(sentence),
    })) ?? null;
  }
}
