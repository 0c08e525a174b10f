import type { listUnitClosures, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ClosureStore } from './closure.store.js';

const position = z.strictObject({ fromDay: z.iso.date(), closureId: z.uuid() });

/** The closures of a unit, also those that were taken back. */
@Injectable()
export class ListUnitClosures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly closures: ClosureStore,
  ) {}

  async run({ unitId, limit, cursor }: RpcRequest<typeof listUnitClosures>): Promise<Result<RpcReply<typeof listUnitClosures>, Refusal>> {
    const after = readCursor(cursor, position);
    if (!after.ok) return after;
    const rows = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.closures.list(tx, unitId, limit, after.value));
    return ok(pageOfRows(rows, limit, (closure) => closure, ({ fromDay, closureId }) => ({ fromDay, closureId })));
  }
}
