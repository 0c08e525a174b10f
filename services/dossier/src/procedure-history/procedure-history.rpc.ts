import { Controller } from '@nestjs/common';
import { compareProcedureVersions, listProcedureVersions, lookUpProcedureCoverage, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { LookUpCoverage } from './look-up-coverage.js';
import { ReadHistory } from './read-history.js';

@Controller()
export class ProcedureHistoryRpc {
  constructor(private readonly history: ReadHistory, private readonly coverage: LookUpCoverage) {}

  @Rpc(listProcedureVersions)
  list(request: RpcRequest<typeof listProcedureVersions>) {
    return this.history.list(request);
  }

  @Rpc(compareProcedureVersions)
  compare(request: RpcRequest<typeof compareProcedureVersions>) {
    return this.history.compare(request);
  }

  @Rpc(lookUpProcedureCoverage)
  lookUpCoverage(request: RpcRequest<typeof lookUpProcedureCoverage>, context: RpcContext) {
    return this.coverage.run(request, actorOf(context));
  }
}
