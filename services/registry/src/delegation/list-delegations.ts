import type { Actor, listDelegations, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { officerScope } from '../officer/officer.js';
import { DelegationStore } from './delegation.store.js';

const position = z.strictObject({ validFrom: z.iso.date(), delegationId: z.uuid() });

/** The delegations of a unit for those who may know its officers, also those that are over. */
@Injectable()
export class ListDelegations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly delegations: DelegationStore,
  ) {}

  async run({ unitId, limit, cursor }: RpcRequest<typeof listDelegations>, actor: Actor): Promise<Result<RpcReply<typeof listDelegations>, Refusal>> {
    const scope = officerScope(actor, unitId);
    if (!scope.ok) return scope;
    const after = readCursor(cursor, position);
    if (!after.ok) return after;
    const rows = await withScope(this.dataSource, scope.value, (tx) => this.delegations.list(tx, unitId, limit, after.value), { actor: actor.accountId });
    return ok(pageOfRows(rows, limit, (row) => row, ({ validFrom, delegationId }) => ({ validFrom, delegationId })));
  }
}
