import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publishImportedDrafts, refusal, type Actor, type Procedure, type ProcedureDraft, type ProcedureProblem, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { FormValidators } from '../e-form/form-validators.js';
import { Installation } from '../installation.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { DecideVersion } from './decide-version.js';
import { MaintainCatalogue, type Maintained } from './maintain-catalogue.js';
import { ProcedureDraftStore } from './procedure-draft.store.js';

type Request = RpcRequest<typeof publishImportedDrafts>;
type Reply = RpcReply<typeof publishImportedDrafts>;

interface Refused {
  readonly draft: ProcedureDraft;
  readonly why: Refusal;
}

// A refusal travels in one answer; whoever mends these asks again.
const REFUSED_TOLD_MAX = 100;
const PROBLEMS_TOLD_MAX = 10;

/** Publishes the drafts of an import together: all of them or none, so that a catalogue is never half of two. */
@Injectable()
export class PublishImportedDrafts {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly drafts: ProcedureDraftStore,
    private readonly deciding: DecideVersion,
    private readonly publish: PublishProcedures,
    private readonly forms: FormValidators,
    private readonly installation: Installation,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Reply, Refusal>> {
    let versions: readonly Procedure[] = [];
    const outcome = await this.maintain.run<Reply>({
      contract: publishImportedDrafts, request, actor, idempotencyKey,
      // Nothing of it was open any more when it was done, so what is published now was published then.
      answerAgain: async (tx) => replyOf(request, await this.drafts.nowOfImport(tx, request.importId)),
      change: async (tx, by) => {
        const decided = await this.#decide(tx, request);
        if (!decided.ok) return decided;
        versions = decided.value.map(({ version }) => version);
        return ok(await this.#publish(tx, decided.value, { request, by }));
      },
    });
    // Not before COMMIT: another content may be published under these numbers when these are not.
    if (outcome.ok) for (const version of versions) this.forms.prepare(version);
    return outcome;
  }

  async #decide(tx: EntityManager, { importId, validFrom, except }: Request): Promise<Result<Decided[], Refusal>> {
    const imported = await this.drafts.nowOfImport(tx, importId, { lock: true });
    if (imported.length === 0) return err(refusal('IMPORT_NOT_FOUND'));
    const open = imported.filter(({ draftId, state }) => state === 'open' && !except.includes(draftId));
    if (open.length === 0) return err(refusal('PROCEDURE_DRAFT_CLOSED', { importId }));
    const [decided, refused]: [Decided[], Refused[]] = [[], []];
    for (const draft of open) {
      const version = await this.deciding.run(tx, draft, validFrom);
      if (version.ok) decided.push({ draft, version: version.value });
      else refused.push({ draft, why: version.error });
    }
    return refused.length > 0 ? err(refusal('IMPORT_NOT_PUBLISHABLE', toldOf(refused))) : ok(decided);
  }

  async #publish(tx: EntityManager, decided: readonly Decided[], { request, by }: { request: Request; by: string }): Promise<Maintained<Reply>> {
    const { importId, validFrom } = request;
    await this.publish.add(tx, decided.map(({ version }) => version), by);
    const changedAt = formatOffsetTime(this.installation.clock.now());
    for (const { draft, version } of decided) {
      await this.drafts.save(tx, { ...draft, version: draft.version + 1, state: 'published', publishedVersion: version.version, validFrom, changedAt, changedBy: by });
    }
    return {
      answer: replyOf(request, await this.drafts.nowOfImport(tx, importId)), id: importId, version: 1,
      audit: { action: 'publish', objectType: 'procedure-import', detail: { procedures: decided.length, validFrom } },
    };
  }
}

interface Decided {
  readonly draft: ProcedureDraft;
  readonly version: Procedure;
}

function replyOf({ importId, except }: Request, imported: readonly ProcedureDraft[]): Reply {
  const published = imported.flatMap(({ code, draftId, state, publishedVersion, validFrom }) =>
    (state === 'published' && publishedVersion !== null && validFrom !== null && !except.includes(draftId) ? [{ code, draftId, version: publishedVersion, validFrom }] : []));
  return { importId, published };
}

function toldOf(refused: readonly Refused[]): Record<string, unknown> {
  return {
    refusedCount: refused.length,
    refused: refused.slice(0, REFUSED_TOLD_MAX).map(({ draft: { code, draftId }, why: { code: reason, params } }) => {
      const { problems = [], ...others } = params as { readonly problems?: readonly ProcedureProblem[] };
      return { code, draftId, reason, ...others, problemCount: problems.length, problems: problems.slice(0, PROBLEMS_TOLD_MAX) };
    }),
  };
}
