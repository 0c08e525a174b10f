import { Injectable } from '@nestjs/common';
import { refuseWithdrawal, type Actor, type RpcRequest } from '@haicap/contracts';
import { ChangeWithReason } from '../dossier/change-with-reason.js';

/** The competent unit goes on with a dossier that was asked back: it stands again where it stood. */
@Injectable()
export class RefuseWithdrawal {
  constructor(private readonly change: ChangeWithReason) {}

  async run(request: RpcRequest<typeof refuseWithdrawal>, actor: Actor, idempotencyKey: string) {
    return this.change.run({ contract: refuseWithdrawal, action: 'refuse-withdrawal', request, actor, idempotencyKey });
  }
}
