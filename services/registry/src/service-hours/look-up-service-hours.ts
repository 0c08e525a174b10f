import { refusal, type lookUpServiceHours, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { periodsOf } from './service-hours.js';
import { ServiceHoursStore } from './service-hours.store.js';

/** The hours of a unit over time; none of its own means those of the province. */
@Injectable()
export class LookUpServiceHours {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ServiceHoursStore,
  ) {}

  async run({ unitId }: RpcRequest<typeof lookUpServiceHours>): Promise<Result<RpcReply<typeof lookUpServiceHours>, Refusal>> {
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      if ((await this.store.levelOf(tx, unitId)) === undefined) return err(refusal('UNIT_NOT_FOUND', { unitId }));
      const set = await this.store.of(tx, unitId);
      return ok({ unitId, version: set.length, periods: periodsOf(set) });
    });
  }
}
