import { Controller } from '@nestjs/common';
import { returnResult, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { actorOf, keyOf } from '../rpc-caller.js';
import { ReturnResult } from './return-result.js';

@Controller()
export class ResultRpc {
  constructor(
    private readonly returning: ReturnResult,
  ) {}

  @Rpc(returnResult)
  return(request: RpcRequest<typeof returnResult>, context: RpcContext) {
    return this.returning.run(request, actorOf(context), keyOf(context));
  }
}
