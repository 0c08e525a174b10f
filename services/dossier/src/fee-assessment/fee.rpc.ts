import { Controller } from '@nestjs/common';
import { assessFees, lookUpFees, quoteFees, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { QuoteFees } from '../fee/quote-fees.js';
import { AssessDossierFees } from './assess-dossier-fees.js';
import { LookUpFees } from './look-up-fees.js';

@Controller()
export class FeeRpc {
  constructor(private readonly quoting: QuoteFees, private readonly assessing: AssessDossierFees, private readonly lookingUp: LookUpFees) {}

  @Rpc(quoteFees)
  quote(request: RpcRequest<typeof quoteFees>) {
    return this.quoting.run(request);
  }

  @Rpc(assessFees)
  assess(request: RpcRequest<typeof assessFees>, context: RpcContext) {
    return this.assessing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpFees)
  lookUp(request: RpcRequest<typeof lookUpFees>, context: RpcContext) {
    return this.lookingUp.run(request, actorOf(context));
  }
}
