import { Controller } from '@nestjs/common';
import { changeView, listViews, removeView, saveView, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { KeepViews } from './keep-views.js';
import { ListViews } from './list-views.js';

@Controller()
export class SavedViewRpc {
  constructor(
    private readonly listing: ListViews,
    private readonly keeping: KeepViews,
  ) {}

  @Rpc(listViews)
  list(_request: RpcRequest<typeof listViews>, context: RpcContext) {
    return this.listing.run(actorOf(context));
  }

  @Rpc(saveView)
  save(request: RpcRequest<typeof saveView>, context: RpcContext) {
    return this.keeping.save(request, actorOf(context), keyOf(context));
  }

  @Rpc(changeView)
  change(request: RpcRequest<typeof changeView>, context: RpcContext) {
    return this.keeping.change(request, actorOf(context), keyOf(context));
  }

  @Rpc(removeView)
  remove(request: RpcRequest<typeof removeView>, context: RpcContext) {
    return this.keeping.remove(request, actorOf(context), keyOf(context));
  }
}
