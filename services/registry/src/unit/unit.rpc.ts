import { listUnits, lookUpUnit, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { Rpc } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ListUnits } from './list-units.js';
import { LookUpUnit } from './look-up-unit.js';

@Controller()
export class UnitRpc {
  constructor(
    private readonly units: ListUnits,
    private readonly oneUnit: LookUpUnit,
  ) {}

  @Rpc(listUnits)
  list(request: RpcRequest<typeof listUnits>): Promise<Result<RpcReply<typeof listUnits>, Refusal>> {
    return this.units.run(request);
  }

  @Rpc(lookUpUnit)
  lookUp(request: RpcRequest<typeof lookUpUnit>): Promise<Result<RpcReply<typeof lookUpUnit>, Refusal>> {
    return this.oneUnit.run(request);
  }
}
