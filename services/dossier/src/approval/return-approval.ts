import { Injectable } from '@nestjs/common';
import { returnApproval, type Actor, type RpcRequest } from '@haicap/contracts';
import type { Change } from '../dossier/change-dossier.js';
import { ChangeWithReason } from '../dossier/change-with-reason.js';

/** The chair sends a result back to be worked on again. */
@Injectable()
export class ReturnApproval {
  constructor(private readonly change: ChangeWithReason) {}

  async run(request: RpcRequest<typeof returnApproval>, actor: Actor, idempotencyKey: string) {
    return this.change.run({ contract: returnApproval, action: 'return-approval', request, actor, idempotencyKey });
  }

  plan(request: RpcRequest<typeof returnApproval>, actor: Actor, idempotencyKey: string): Change {
    return this.change.plan({ contract: returnApproval, action: 'return-approval', request, actor, idempotencyKey });
  }
}
