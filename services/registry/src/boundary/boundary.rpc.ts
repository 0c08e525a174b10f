import { importBoundaries, lookUpBoundaries, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ImportBoundaries } from './import-boundaries.js';
import { LookUpBoundaries } from './look-up-boundaries.js';

@Controller()
export class BoundaryRpc {
  constructor(
    private readonly importing: ImportBoundaries,
    private readonly looking: LookUpBoundaries,
  ) {}

  @Rpc(importBoundaries)
  import(request: RpcRequest<typeof importBoundaries>, context: RpcContext) {
    return this.importing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpBoundaries)
  lookUp(request: RpcRequest<typeof lookUpBoundaries>) {
    return this.looking.run(request);
  }
}
