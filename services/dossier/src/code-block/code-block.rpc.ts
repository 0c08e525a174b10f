import { Controller } from '@nestjs/common';
import { enterOfflineDossier, listCodeBlocks, takeCodeBlock, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { EnterOfflineDossier } from '../dossier/enter-offline-dossier.js';
import { ListCodeBlocks } from './list-code-blocks.js';
import { TakeCodeBlock } from './take-code-block.js';

@Controller()
export class CodeBlockRpc {
  constructor(private readonly listing: ListCodeBlocks, private readonly taking: TakeCodeBlock, private readonly entering: EnterOfflineDossier) {}

  @Rpc(listCodeBlocks)
  list(request: RpcRequest<typeof listCodeBlocks>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }

  @Rpc(takeCodeBlock)
  take(request: RpcRequest<typeof takeCodeBlock>, context: RpcContext) {
    return this.taking.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(enterOfflineDossier)
  enter(request: RpcRequest<typeof enterOfflineDossier>, context: RpcContext) {
    return this.entering.run(request, actorOf(context), keyOf(context));
  }
}
