import { listUnitSuccessions, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { Rpc } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ListUnitSuccessions } from './list-unit-successions.js';

@Controller()
export class SuccessionRpc {
  constructor(private readonly successions: ListUnitSuccessions) {}

  @Rpc(listUnitSuccessions)
  list(request: RpcRequest<typeof listUnitSuccessions>): Promise<Result<RpcReply<typeof listUnitSuccessions>, Refusal>> {
    return this.successions.run(request);
  }
}
