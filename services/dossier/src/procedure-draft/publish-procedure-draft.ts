import { Injectable } from '@nestjs/common';
import { publishProcedureDraft, type Actor, type Procedure, type ProcedureDraft, type Refusal, type RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { FormValidators } from '../e-form/form-validators.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { ChangeDraft } from './change-draft.js';
import { DecideVersion } from './decide-version.js';

/** Makes a complete draft the next version of its procedure, valid from a day. From then on it never changes. */
@Injectable()
export class PublishProcedureDraft {
  constructor(
    private readonly change: ChangeDraft,
    private readonly deciding: DecideVersion,
    private readonly publish: PublishProcedures,
    private readonly forms: FormValidators,
  ) {}

  async run(request: RpcRequest<typeof publishProcedureDraft>, actor: Actor, idempotencyKey: string): Promise<Result<ProcedureDraft, Refusal>> {
    let published: Procedure | undefined;
    const outcome = await this.change.run({
      contract: publishProcedureDraft, action: 'publish', request, actor, idempotencyKey,
      decide: async (tx, draft, by) => {
        const version = await this.deciding.run(tx, draft, request.validFrom);
        if (!version.ok) return version;
        await this.publish.add(tx, [version.value], by);
        published = version.value;
        return ok({ state: 'published', publishedVersion: version.value.version, validFrom: request.validFrom });
      },
    });
    // Not before COMMIT: another content may be published under this number when this one is not.
    if (outcome.ok && published) this.forms.prepare(published);
    return outcome;
  }
}
