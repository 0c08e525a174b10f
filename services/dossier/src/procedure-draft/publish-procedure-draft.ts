import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publishProcedureDraft, refusal, type Actor, type Procedure, type ProcedureContent, type ProcedureDraft, type ProcedureProblem, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { FormValidators } from '../e-form/form-validators.js';
import { Installation } from '../installation.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { ChangeDraft } from './change-draft.js';
import { problem } from './check-content.js';
import { CheckDraft } from './check-draft.js';
import { versionFrom } from './procedure-draft.js';

/** Makes a complete draft the next version of its procedure, valid from a day. From then on it never changes. */
@Injectable()
export class PublishProcedureDraft {
  constructor(
    private readonly change: ChangeDraft,
    private readonly check: CheckDraft,
    private readonly publish: PublishProcedures,
    private readonly forms: FormValidators,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof publishProcedureDraft>, actor: Actor, idempotencyKey: string): Promise<Result<ProcedureDraft, Refusal>> {
    let published: Procedure | undefined;
    const outcome = await this.change.run({
      contract: publishProcedureDraft, action: 'publish', request, actor, idempotencyKey,
      decide: async (tx, draft, by) => {
        const version = await this.#publish(tx, draft, { validFrom: request.validFrom, by });
        if (!version.ok) return version;
        published = version.value;
        return ok({ state: 'published', publishedVersion: version.value.version, validFrom: request.validFrom });
      },
    });
    // Not before COMMIT: another content may be published under this number when this one is not.
    if (outcome.ok && published) this.forms.prepare(published);
    return outcome;
  }

  async #publish(tx: EntityManager, { code, baseVersion, content }: ProcedureDraft, { validFrom, by }: { readonly validFrom: string; readonly by: string }): Promise<Result<Procedure, Refusal>> {
    const problems = [...this.check.run(content).problems, ...endBeforeBegin(content, validFrom)];
    if (problems.length > 0) return err(refusal('PROCEDURE_INCOMPLETE', { problems }));
    const latest = await this.publish.lockLatest(tx, code);
    const refused = this.#refusalOf({ latest, baseVersion, validFrom });
    if (refused) return err(refused);

    const version = versionFrom(content, { procedureId: latest?.procedureId ?? this.installation.ids.next(), code, version: baseVersion + 1, validFrom });
    await this.publish.add(tx, [version], by);
    return ok(version);
  }

  #refusalOf({ latest, baseVersion, validFrom }: { latest: Procedure | undefined; baseVersion: number; validFrom: string }): Refusal | null {
    const latestVersion = latest?.version ?? 0;
    if (latestVersion !== baseVersion) return refusal('PROCEDURE_DRAFT_OUTDATED', { baseVersion, latestVersion });
    // What was law on a day stays law on that day; only what never was law before may begin in the past.
    const today = localDateOf(this.installation.clock.now());
    return latest && validFrom < today ? refusal('PROCEDURE_VALID_FROM_PAST', { validFrom, today }) : null;
  }
}

function endBeforeBegin({ validTo }: ProcedureContent, validFrom: string): ProcedureProblem[] {
  return validTo !== undefined && validTo !== null && validTo < validFrom ? [problem('valid-to-before-valid-from', '/validTo')] : [];
}
