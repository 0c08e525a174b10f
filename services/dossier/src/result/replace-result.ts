import { Injectable } from '@nestjs/common';
import { replaceResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepResults } from './keep-results.js';

/** Orders a result in place of the withdrawn one: it will be signed, numbered and issued like every other, and both are kept. */
@Injectable()
export class ReplaceResult {
  constructor(private readonly change: ChangeDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof replaceResult>, actor: Actor, idempotencyKey: string) {
    const { dossierId } = request;
    return this.change.run({
      contract: replaceResult, action: 'replace-result', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: async (tx, _dossier, at) => {
        const old = await this.results.current(tx, dossierId);
        if (!old) throw new Error(`dossier ${dossierId} has no withdrawn result`);
        return ok({ action: 'replace-result' as const, at, replacesResultId: old.resultId });
      },
    });
  }
}
