import { listFigures, lookUpSummary, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { Rpc } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ListFigures } from './list-figures.js';
import { LookUpSummary } from './look-up-summary.js';

@Controller()
export class FiguresRpc {
  constructor(
    private readonly summary: LookUpSummary,
    private readonly list: ListFigures,
  ) {}

  @Rpc(lookUpSummary)
  lookUp(request: RpcRequest<typeof lookUpSummary>): Promise<Result<RpcReply<typeof lookUpSummary>, Refusal>> {
    return this.summary.run(request);
  }

  @Rpc(listFigures)
  listAll(request: RpcRequest<typeof listFigures>): Promise<Result<RpcReply<typeof listFigures>, Refusal>> {
    return this.list.run(request);
  }
}
