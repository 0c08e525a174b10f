import { Injectable } from '@nestjs/common';
import { issueResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepResults } from './keep-results.js';

/** From the issue on the result binds. */
@Injectable()
export class IssueResult {
  constructor(private readonly change: ChangeDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof issueResult>, actor: Actor, idempotencyKey: string) {
    const { dossierId } = request;
    let resultId = '';
    return this.change.run({
      contract: issueResult, action: 'issue', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: async (tx, _dossier, at) => {
        const result = await this.results.current(tx, dossierId);
        if (!result) throw new Error(`dossier ${dossierId} is numbered and has no result`);
        resultId = result.resultId;
        return ok({ action: 'issue' as const, at, resultId });
      },
      alsoSave: (tx, _changed, at) => this.results.issue(tx, resultId, at),
    });
  }
}
