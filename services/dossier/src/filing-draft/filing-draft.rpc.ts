import { Controller } from '@nestjs/common';
import { keepFilingDraft, listFilingDrafts, lookUpFilingDraft, removeFilingDraft, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { KeepFilingDrafts } from './keep-filing-drafts.js';
import { ReadFilingDrafts } from './read-filing-drafts.js';

@Controller()
export class FilingDraftRpc {
  constructor(private readonly keeping: KeepFilingDrafts, private readonly reading: ReadFilingDrafts) {}

  @Rpc(keepFilingDraft)
  keep(request: RpcRequest<typeof keepFilingDraft>, context: RpcContext) {
    return this.keeping.keep(request, actorOf(context), keyOf(context));
  }

  @Rpc(listFilingDrafts)
  list(_request: RpcRequest<typeof listFilingDrafts>, context: RpcContext) {
    return this.reading.list(actorOf(context));
  }

  @Rpc(lookUpFilingDraft)
  lookUp(request: RpcRequest<typeof lookUpFilingDraft>, context: RpcContext) {
    return this.reading.lookUp(request, actorOf(context));
  }

  @Rpc(removeFilingDraft)
  remove(request: RpcRequest<typeof removeFilingDraft>, context: RpcContext) {
    return this.keeping.remove(request, actorOf(context), keyOf(context));
  }
}
