import { Injectable } from '@nestjs/common';
import { withdrawSignature, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepResults } from './keep-results.js';
import { entryOf } from './result.js';

/** Takes back a signature before the issue. The result is kept as what it was, with a number that nobody gets again; the next signature makes another. */
@Injectable()
export class WithdrawSignature {
  constructor(private readonly change: ChangeDossier, private readonly results: KeepResults) {}

  async run(request: RpcRequest<typeof withdrawSignature>, actor: Actor, idempotencyKey: string) {
    const { dossierId, reasonCode, reasonText } = request;
    let resultId = '';
    return this.change.run({
      contract: withdrawSignature, action: 'withdraw-signature', request, actor, idempotencyKey, note: { text: reasonText },
      prepare: async (tx, _dossier, at) => {
        const result = await this.results.current(tx, dossierId);
        if (!result) throw new Error(`dossier ${dossierId} is signed and has no result`);
        resultId = result.resultId;
        return ok({ action: 'withdraw-signature' as const, at, resultId, reasonCode, voidNumber: entryOf(result) });
      },
      alsoSave: (tx, _changed, at) => this.results.withdraw(tx, resultId, reasonCode, at),
    });
  }
}
