import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Actor, type ProcedureDraft, type Refusal, type RpcContract } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { MaintainCatalogue } from './maintain-catalogue.js';
import { ProcedureDraftStore } from './procedure-draft.store.js';

/** What a command makes of a draft; version, time and person are added here. */
export type DraftChange = Partial<Pick<ProcedureDraft, 'state' | 'content' | 'baseVersion' | 'publishedVersion' | 'validFrom'>>;

export interface DraftCommand {
  readonly contract: RpcContract;
  readonly action: string;
  readonly request: { readonly draftId: string; readonly expectedVersion: number };
  readonly actor: Actor;
  readonly idempotencyKey: string;
  readonly decide: (tx: EntityManager, draft: ProcedureDraft, by: string) => Promise<Result<DraftChange, Refusal>>;
}

/** Every change of an open draft: found, unchanged since it was seen, decided, saved with what it said before. */
@Injectable()
export class ChangeDraft {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly drafts: ProcedureDraftStore,
    private readonly installation: Installation,
  ) {}

  async run({ contract, action, request, actor, idempotencyKey, decide }: DraftCommand): Promise<Result<ProcedureDraft, Refusal>> {
    return this.maintain.run<ProcedureDraft>({
      contract, request, actor, idempotencyKey,
      answerAgain: (tx, { aggregateId, version }) => this.drafts.asOf(tx, aggregateId, version),
      change: async (tx, by) => {
        const draft = await this.drafts.find(tx, request.draftId, { lock: true });
        if (!draft) return err(refusal('PROCEDURE_DRAFT_NOT_FOUND'));
        if (draft.version !== request.expectedVersion) return err(refusal('PROCEDURE_DRAFT_STALE', { currentVersion: draft.version }));
        if (draft.state !== 'open') return err(refusal('PROCEDURE_DRAFT_CLOSED', { state: draft.state }));
        const decided = await decide(tx, draft, by);
        if (!decided.ok) return decided;
        const changed = { ...draft, ...decided.value, version: draft.version + 1, changedAt: formatOffsetTime(this.installation.clock.now()), changedBy: by };
        await this.drafts.save(tx, changed);
        return ok({ answer: changed, id: draft.draftId, version: changed.version, audit: { action, objectType: 'procedure-draft', detail: { code: draft.code } } });
      },
    });
  }
}
