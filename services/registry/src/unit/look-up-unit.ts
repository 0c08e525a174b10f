import { refusal, type lookUpUnit, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../injected.js';
import { unitOf, UnitStore } from './unit.store.js';

/** One unit: on a given day, otherwise as it is today, otherwise as it was on its last day. */
@Injectable()
export class LookUpUnit {
  constructor(
    private readonly units: UnitStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ unitId, asOf }: RpcRequest<typeof lookUpUnit>): Promise<Result<RpcReply<typeof lookUpUnit>, Refusal>> {
    const row = await this.units.find(unitId, asOf, localDateOf(this.clock.now()));
    return row ? ok(unitOf(row)) : err(refusal('UNIT_NOT_FOUND', { unitId }));
  }
}
