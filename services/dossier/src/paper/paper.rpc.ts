import { Controller } from '@nestjs/common';
import { fetchPaper, fetchTrackedReceipt, issuePaper, listPapers, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { FetchPaper, FetchTrackedReceipt } from './fetch-paper.js';
import { IssuePaper } from './issue-paper.js';
import { ListPapers } from './list-papers.js';

@Controller()
export class PaperRpc {
  constructor(
    private readonly listing: ListPapers,
    private readonly issuing: IssuePaper,
    private readonly fetching: FetchPaper,
    private readonly fetchingTracked: FetchTrackedReceipt,
  ) {}

  @Rpc(listPapers)
  list(request: RpcRequest<typeof listPapers>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }

  @Rpc(issuePaper)
  issue(request: RpcRequest<typeof issuePaper>, context: RpcContext) {
    return this.issuing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(fetchPaper)
  fetch(request: RpcRequest<typeof fetchPaper>, context: RpcContext) {
    return this.fetching.run(request, actorOf(context));
  }

  @Rpc(fetchTrackedReceipt)
  fetchTracked(request: RpcRequest<typeof fetchTrackedReceipt>) {
    return this.fetchingTracked.run(request);
  }
}
