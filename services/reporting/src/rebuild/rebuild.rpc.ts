import { rebuildFigures, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { RebuildFigures } from './rebuild-figures.js';

@Controller()
export class RebuildRpc {
  constructor(private readonly rebuild: RebuildFigures) {}

  @Rpc(rebuildFigures)
  async order(request: RpcRequest<typeof rebuildFigures>, context: RpcContext): Promise<Result<RpcReply<typeof rebuildFigures>, Refusal>> {
    const { actor, idempotencyKey } = context;
    // The server lets nobody else through to a command with roles.
    if (actor === null || idempotencyKey === undefined) throw new Error('a command was reached without an actor or a key');
    return this.rebuild.run(request, actor, idempotencyKey);
  }
}
