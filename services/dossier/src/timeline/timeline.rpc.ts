import { Controller } from '@nestjs/common';
import { listTimeline, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListTimeline } from './list-timeline.js';

@Controller()
export class TimelineRpc {
  constructor(private readonly listing: ListTimeline) {}

  @Rpc(listTimeline)
  list(request: RpcRequest<typeof listTimeline>, context: RpcContext) {
    return this.listing.run(request, actorOf(context), context.language);
  }
}
