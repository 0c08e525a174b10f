import { Injectable } from '@nestjs/common';
import { withdrawResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepResults } from './keep-results.js';

/** Takes a result back. It is kept as what it was; a result that nobody kept before is from now on. */
@Injectable()
export class WithdrawResult {
  constructor(private readonly change: ChangeDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof withdrawResult>, actor: Actor, idempotencyKey: string) {
    const { dossierId, reasonCode, reasonText } = request;
    let resultId = '';
    let isKept = true;
    return this.change.run({
      contract: withdrawResult, action: 'withdraw-result', request, actor, idempotencyKey, note: { text: reasonText },
      prepare: async (tx, _dossier, at) => {
        const result = await this.results.current(tx, dossierId);
        isKept = result !== undefined;
        resultId = result?.resultId ?? this.results.nextId();
        return ok({ action: 'withdraw-result' as const, at, resultId, reasonCode });
      },
      alsoSave: async (tx, changed, at) => {
        if (!isKept) await this.results.insert(tx, await this.results.unsigned(tx, changed, resultId));
        await this.results.withdraw(tx, resultId, reasonCode, at);
      },
    });
  }
}
