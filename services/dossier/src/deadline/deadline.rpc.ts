import { Controller } from '@nestjs/common';
import { extendDossier, lookUpDeadlineLedger, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { actorOf, keyOf } from '../rpc-caller.js';
import { ExtendDossier } from './extend-dossier.js';
import { LookUpDeadlineLedger } from './look-up-deadline-ledger.js';

@Controller()
export class DeadlineRpc {
  constructor(
    private readonly extending: ExtendDossier,
    private readonly ledgers: LookUpDeadlineLedger,
  ) {}

  @Rpc(extendDossier)
  extend(request: RpcRequest<typeof extendDossier>, context: RpcContext) {
    return this.extending.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpDeadlineLedger)
  lookUpLedger(request: RpcRequest<typeof lookUpDeadlineLedger>, context: RpcContext) {
    return this.ledgers.run(request, actorOf(context));
  }
}
