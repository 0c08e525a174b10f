import { Injectable } from '@nestjs/common';
import { completeDossier, type Actor, type Dossier as DossierAnswer, type Refusal, type RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { ChangeDossier, type Change } from './change-dossier.js';

/** Ends the processing (national status 9); this moment decides whether the dossier was on time. */
@Injectable()
export class CompleteDossier {
  constructor(private readonly change: ChangeDossier) {}

  async run(request: RpcRequest<typeof completeDossier>, actor: Actor, idempotencyKey: string): Promise<Result<DossierAnswer, Refusal>> {
    return this.change.run(this.plan(request, actor, idempotencyKey));
  }

  plan(request: RpcRequest<typeof completeDossier>, actor: Actor, idempotencyKey: string): Change {
    return {
      contract: completeDossier, action: 'complete', isOfOneDossier: true, request, actor, idempotencyKey, note: { text: request.resultNote ?? '' },
      prepare: (_tx, _dossier, at) => Promise.resolve(ok({ action: 'complete', at })),
    };
  }
}
