import { Controller } from '@nestjs/common';
import { exportDossiers, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ExportDossiers } from './export-dossiers.js';

@Controller()
export class DossierExportRpc {
  constructor(private readonly exporting: ExportDossiers) {}

  @Rpc(exportDossiers)
  export(request: RpcRequest<typeof exportDossiers>, context: RpcContext) {
    return this.exporting.run(request, actorOf(context));
  }
}
