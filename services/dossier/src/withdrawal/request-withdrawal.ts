import { Injectable } from '@nestjs/common';
import { requestWithdrawal, type Actor, type RpcRequest } from '@haicap/contracts';
import { ChangeWithReason } from '../dossier/change-with-reason.js';

/** The citizen, or the desk for somebody who stands there, asks a dossier back (national status 7). */
@Injectable()
export class RequestWithdrawal {
  constructor(private readonly change: ChangeWithReason) {}

  async run(request: RpcRequest<typeof requestWithdrawal>, actor: Actor, idempotencyKey: string) {
    return this.change.run({ contract: requestWithdrawal, action: 'request-withdrawal', request, actor, idempotencyKey });
  }
}
