import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createProcedureDraft, refusal, type Actor, type ProcedureDraft, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { MaintainCatalogue } from './maintain-catalogue.js';
import { contentOf } from './procedure-draft.js';
import { ProcedureDraftStore } from './procedure-draft.store.js';

type Start = Pick<ProcedureDraft, 'baseVersion' | 'content'>;

/** Begins a draft: of a procedure that is new, or from one of its published versions. */
@Injectable()
export class CreateProcedureDraft {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly drafts: ProcedureDraftStore,
    private readonly procedures: FindProcedures,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof createProcedureDraft>, actor: Actor, idempotencyKey: string): Promise<Result<ProcedureDraft, Refusal>> {
    return this.maintain.run<ProcedureDraft>({
      contract: createProcedureDraft, request, actor, idempotencyKey,
      answerAgain: (tx, { aggregateId, version }) => this.drafts.asOf(tx, aggregateId, version),
      change: async (tx, by) => {
        const start = await this.#start(tx, request);
        if (!start.ok) return start;
        const at = formatOffsetTime(this.installation.clock.now());
        const draft: ProcedureDraft = {
          draftId: this.installation.ids.next(), version: 1, state: 'open', code: request.code, ...start.value, importId: null,
          publishedVersion: null, validFrom: null, createdAt: at, changedAt: at, changedBy: by,
        };
        await this.drafts.insert(tx, [draft]);
        return ok({ answer: draft, id: draft.draftId, version: 1, audit: { action: 'create', objectType: 'procedure-draft', detail: { code: draft.code } } });
      },
    });
  }

  // A draft is published over the latest version, whichever version its text came from.
  async #start(tx: EntityManager, { code, fromVersion }: RpcRequest<typeof createProcedureDraft>): Promise<Result<Start, Refusal>> {
    const versions = (await this.procedures.versions(tx, [code])).get(code) ?? [];
    const baseVersion = versions.at(-1)?.version ?? 0;
    if (fromVersion === undefined) return baseVersion === 0 ? ok({ baseVersion, content: {} }) : err(refusal('PROCEDURE_EXISTS', { code, latestVersion: baseVersion }));
    const from = versions.find(({ version }) => version === fromVersion);
    return from ? ok({ baseVersion, content: contentOf(from) }) : err(refusal('PROCEDURE_NOT_FOUND', { code, version: fromVersion }));
  }
}
