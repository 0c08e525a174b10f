import { Injectable } from '@nestjs/common';
import { discardProcedureDraft, editProcedureDraft, PROCEDURE_CHARS_MAX, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { FindProcedures } from '../procedure/find-procedures.js';
import { ChangeDraft } from './change-draft.js';

/** Writes the content of a draft anew, or puts the draft aside. */
@Injectable()
export class EditProcedureDraft {
  constructor(private readonly change: ChangeDraft, private readonly procedures: FindProcedures) {}

  async run(request: RpcRequest<typeof editProcedureDraft>, actor: Actor, idempotencyKey: string) {
    const { content, baseVersion } = request;
    return this.change.run({
      contract: editProcedureDraft, action: 'edit', request, actor, idempotencyKey,
      decide: async (tx, draft) => {
        const chars = JSON.stringify(content).length;
        if (chars > PROCEDURE_CHARS_MAX) return err(refusal('PROCEDURE_TOO_LARGE', { chars, charsMax: PROCEDURE_CHARS_MAX }));
        if (baseVersion === undefined) return ok({ content });
        const versions = (await this.procedures.versions(tx, [draft.code])).get(draft.code) ?? [];
        const isKnown = baseVersion === 0 ? versions.length === 0 : versions.some(({ version }) => version === baseVersion);
        return isKnown ? ok({ content, baseVersion }) : err(refusal('PROCEDURE_NOT_FOUND', { code: draft.code, version: baseVersion }));
      },
    });
  }

  async discard(request: RpcRequest<typeof discardProcedureDraft>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: discardProcedureDraft, action: 'discard', request, actor, idempotencyKey, decide: () => Promise.resolve(ok({ state: 'discarded' as const })),
    });
  }
}
