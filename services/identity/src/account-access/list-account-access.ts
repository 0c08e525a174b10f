import type { listAccountAccess, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { ok, type Clock, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { toAccess } from './account-access.js';
import type { AccountAccessStore } from './account-access.store.js';

// Twice as long as the longest session of a browser lives: an end that is older ends nothing any more.
const ENDED_WITHIN_MS = 24 * 3_600_000;

/** What counts now, for a gateway that starts and has seen no fact. */
export class ListAccountAccess {
  constructor(private readonly dataSource: DataSource, private readonly store: AccountAccessStore, private readonly clock: Clock) {}

  async run({ limit, cursor }: RpcRequest<typeof listAccountAccess>): Promise<Result<RpcReply<typeof listAccountAccess>, Refusal>> {
    const after = readCursor(cursor, z.uuid());
    if (!after.ok) return after;
    const endedAfter = new Date(this.clock.now().getTime() - ENDED_WITHIN_MS);
    const rows = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.list(tx, { endedAfter, after: after.value, limit }));
    return ok(pageOfRows(rows, limit, toAccess, ({ accountId }) => accountId));
  }
}
