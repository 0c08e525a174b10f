import { refusal, type Actor, type listOfficers, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { officerScope } from './officer.js';
import { OfficerStore } from './officer.store.js';

const position = z.strictObject({ login: z.string() });

/** The officers an actor may see, with their names. */
@Injectable()
export class ListOfficers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly officers: OfficerStore,
  ) {}

  async run(request: RpcRequest<typeof listOfficers>, actor: Actor | null): Promise<Result<RpcReply<typeof listOfficers>, Refusal>> {
    if (!actor) return err(refusal('FORBIDDEN'));
    const scope = officerScope(actor, request.unitId);
    if (!scope.ok) return scope;
    const after = readCursor(request.cursor, position);
    if (!after.ok) return after;
    const rows = await withScope(this.dataSource, scope.value,
      (tx) => this.officers.list(tx, request.unitId, request.limit, after.value?.login), { actor: actor.accountId });
    return ok(pageOfRows(rows, request.limit, (row) => row, (last) => ({ login: last.login })));
  }
}
