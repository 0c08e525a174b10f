import { Controller } from '@nestjs/common';
import { issueDownloadTicket, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { IssueTicket } from './issue-ticket.js';

@Controller()
export class DownloadRpc {
  constructor(private readonly tickets: IssueTicket) {}

  @Rpc(issueDownloadTicket)
  issue(request: RpcRequest<typeof issueDownloadTicket>, context: RpcContext) {
    return this.tickets.run(request, actorOf(context));
  }
}
