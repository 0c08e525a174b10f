import { Injectable } from '@nestjs/common';
import { refuseIntake, type Actor, type RpcRequest } from '@haicap/contracts';
import { ChangeWithReason } from '../dossier/change-with-reason.js';
import { GiveUpPayment } from '../payment/give-up-payment.js';

/** A desk does not receive what was filed, online or before it (national status 3, form 03); it enters no deadline figure. */
@Injectable()
export class RefuseIntake {
  constructor(private readonly change: ChangeWithReason, private readonly giveUp: GiveUpPayment) {}

  async run(request: RpcRequest<typeof refuseIntake>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: refuseIntake, action: 'refuse-intake', request, actor, idempotencyKey,
      alsoSave: (tx, { receipt }, at) => this.giveUp.run(tx, receipt.dossierId, at, actor.accountId),
    });
  }
}
