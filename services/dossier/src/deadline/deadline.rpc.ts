import { Controller } from '@nestjs/common';
import { extendDossier, listDeadlineNotices, lookUpDeadlineLedger, quoteAppointment, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListDeadlineNotices } from '../deadline-notice/list-deadline-notices.js';
import { ExtendDossier } from './extend-dossier.js';
import { LookUpDeadlineLedger } from './look-up-deadline-ledger.js';
import { QuoteAppointment } from './quote-appointment.js';

@Controller()
export class DeadlineRpc {
  constructor(
    private readonly extending: ExtendDossier,
    private readonly ledgers: LookUpDeadlineLedger,
    private readonly notices: ListDeadlineNotices,
    private readonly quoting: QuoteAppointment,
  ) {}

  @Rpc(quoteAppointment)
  quote(request: RpcRequest<typeof quoteAppointment>) {
    return this.quoting.run(request);
  }

  @Rpc(extendDossier)
  extend(request: RpcRequest<typeof extendDossier>, context: RpcContext) {
    return this.extending.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpDeadlineLedger)
  lookUpLedger(request: RpcRequest<typeof lookUpDeadlineLedger>, context: RpcContext) {
    return this.ledgers.run(request, actorOf(context));
  }

  @Rpc(listDeadlineNotices)
  listNotices(request: RpcRequest<typeof listDeadlineNotices>, context: RpcContext) {
    return this.notices.run(request, actorOf(context));
  }
}
