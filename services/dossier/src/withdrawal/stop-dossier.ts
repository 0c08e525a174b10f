import { Injectable } from '@nestjs/common';
import { stopDossier, type Actor, type RpcRequest } from '@haicap/contracts';
import { ChangeWithReason } from '../dossier/change-with-reason.js';
import { GiveUpPayment } from '../payment/give-up-payment.js';

/** Ends a dossier without a result (national status 8, form 05), asked for or not. */
@Injectable()
export class StopDossier {
  constructor(private readonly change: ChangeWithReason, private readonly giveUp: GiveUpPayment) {}

  async run(request: RpcRequest<typeof stopDossier>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: stopDossier, action: 'stop', request, actor, idempotencyKey,
      alsoSave: (tx, { receipt }, at) => this.giveUp.run(tx, receipt.dossierId, at, actor.accountId),
    });
  }
}
