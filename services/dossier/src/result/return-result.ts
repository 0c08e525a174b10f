import { Injectable } from '@nestjs/common';
import { returnResult, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';

/** The desk hands the result over (national status 10). A late dossier is returned like any other. */
@Injectable()
export class ReturnResult {
  constructor(private readonly change: ChangeDossier) {}

  async run(request: RpcRequest<typeof returnResult>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: returnResult, action: 'return-result', request, actor, idempotencyKey, note: { text: request.note ?? '' },
      prepare: (_tx, _dossier, at) => Promise.resolve(ok({ action: 'return-result', at })),
    });
  }
}
