import { Controller } from '@nestjs/common';
import { exportPayments, listDossierPayments, listPayments, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ExportPayments } from './export-payments.js';
import { ListPayments } from './list-payments.js';

@Controller()
export class CashBookRpc {
  constructor(private readonly listing: ListPayments, private readonly exporting: ExportPayments) {}

  @Rpc(listDossierPayments)
  ofDossier(request: RpcRequest<typeof listDossierPayments>, context: RpcContext) {
    return this.listing.ofDossier(request, actorOf(context));
  }

  @Rpc(listPayments)
  ofDay(request: RpcRequest<typeof listPayments>, context: RpcContext) {
    return this.listing.ofDay(request, actorOf(context));
  }

  @Rpc(exportPayments)
  export(request: RpcRequest<typeof exportPayments>, context: RpcContext) {
    return this.exporting.run(request, actorOf(context));
  }
}
