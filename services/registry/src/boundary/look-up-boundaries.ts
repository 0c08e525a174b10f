import type { lookUpBoundaries, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, PROVINCE } from '../injected.js';
import { BoundaryStore } from './boundary.store.js';

/** The boundaries of a day. */
@Injectable()
export class LookUpBoundaries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: BoundaryStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PROVINCE) private readonly provinceCode: string,
  ) {}

  async run({ asOf, parts }: RpcRequest<typeof lookUpBoundaries>): Promise<Result<RpcReply<typeof lookUpBoundaries>, Refusal>> {
    const day = asOf ?? localDateOf(this.clock.now());
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const found = await this.store.findSet(tx, this.provinceCode, day);
      if (found === undefined) return ok({ boundaries: null });
      const communes = await this.store.findCommunes(tx, this.provinceCode, found.validFrom);
      const units = found.topology.objects.communes.geometries.flatMap(({ id: code, properties }) => {
        const unitId = communes.get(code);
        return unitId === undefined ? [] : [{ unitId, code, terrain: properties?.terrain ?? null }];
      });
      return ok({ boundaries: { ...found, units, topology: parts === 'all' ? found.topology : null } });
    });
  }
}
