import { Controller } from '@nestjs/common';
import { exportProcedures, importProcedures, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ExportProcedures } from './export-procedures.js';
import { ImportProcedures } from './import-procedures.js';

@Controller()
export class ProcedureExchangeRpc {
  constructor(private readonly exporting: ExportProcedures, private readonly importing: ImportProcedures) {}

  @Rpc(exportProcedures)
  export(request: RpcRequest<typeof exportProcedures>) {
    return this.exporting.run(request);
  }

  @Rpc(importProcedures)
  import(request: RpcRequest<typeof importProcedures>, context: RpcContext) {
    return this.importing.run(request, actorOf(context), keyOf(context));
  }
}
