import { Controller } from '@nestjs/common';
import { listProcedureBriefs, listProcedures, lookUpProcedure, type RpcRequest } from '@haicap/contracts';
import { Rpc } from '@haicap/messaging';
import { ListBriefs } from './list-briefs.js';
import { ListProcedures } from './list-procedures.js';
import { LookUpProcedure } from './look-up-procedure.js';

@Controller()
export class ProcedureRpc {
  constructor(private readonly listing: ListProcedures, private readonly lookingUp: LookUpProcedure, private readonly briefs: ListBriefs) {}

  @Rpc(listProcedures)
  list(request: RpcRequest<typeof listProcedures>) {
    return this.listing.run(request);
  }

  @Rpc(listProcedureBriefs)
  listBriefs(request: RpcRequest<typeof listProcedureBriefs>) {
    return this.briefs.run(request);
  }

  @Rpc(lookUpProcedure)
  lookUp(request: RpcRequest<typeof lookUpProcedure>) {
    return this.lookingUp.run(request);
  }
}
