import { listStepTimes, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ListStepTimes } from './list-step-times.js';

@Controller()
export class StepTimesRpc {
  constructor(private readonly list: ListStepTimes) {}

  @Rpc(listStepTimes)
  listAll(request: RpcRequest<typeof listStepTimes>, { actor }: RpcContext): Promise<Result<RpcReply<typeof listStepTimes>, Refusal>> {
    // The server lets nobody else through to a query with roles.
    if (actor === null) throw new Error('a query with roles was reached without an actor');
    return this.list.run(request, actor);
  }
}
