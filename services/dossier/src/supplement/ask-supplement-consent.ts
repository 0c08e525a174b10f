import { Injectable } from '@nestjs/common';
import { askSupplementConsent, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';

/** Asks a superior whether the citizen may be asked once more, because the first notice should have been complete. */
@Injectable()
export class AskSupplementConsent {
  constructor(private readonly change: ChangeDossier) {}

  async run(request: RpcRequest<typeof askSupplementConsent>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: askSupplementConsent, action: 'ask-supplement-consent', request, actor, idempotencyKey, note: { text: request.reasonText },
      prepare: (_tx, _dossier, at) => Promise.resolve(ok({ action: 'ask-supplement-consent', at, reasonCode: request.reasonCode, by: actor.accountId })),
    });
  }
}
