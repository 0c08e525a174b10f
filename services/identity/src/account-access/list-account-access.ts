import type { listAccountAccess, Refusal, RpcReply, RpcRequest } from '@haicap/contracts';
import { addDays, formatOffsetTime, instantOf, localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { toAccess } from './account-access.js';
import type { AccountAccessStore } from './account-access.store.js';

// No token lives longer; a session of before asks for another one.
const TOKENS_LIVE_MS = 3_600_000;
// Twice as long as the longest session of a browser lives: an end that is older ends nothing any more.
const ENDED_WITHIN_MS = 24 * 3_600_000;

/** What counts now, for a gateway that starts and has seen no fact. */
export class ListAccountAccess {
  constructor(private readonly dataSource: DataSource, private readonly store: AccountAccessStore, private readonly clock: Clock) {}

  async run({ limit, cursor }: RpcRequest<typeof listAccountAccess>): Promise<Result<RpcReply<typeof listAccountAccess>, Refusal>> {
    const after = readCursor(cursor, z.uuid());
    if (!after.ok) return after;
    const now = this.clock.now();
    const ago = (ms: number) => new Date(now.getTime() - ms);
    const today = localDateOf(now);
    const since = { endedAfter: ago(ENDED_WITHIN_MS), changedAfter: ago(TOKENS_LIVE_MS), lastDay: addDays(today, -1), dayBegan: instantOf(today, 0) };
    const rows = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.list(tx, { ...since, after: after.value, limit }));
    return ok(pageOfRows(rows, limit, (row) => ({ ...toAccess(row), ...(row.postsNotBefore === null ? {} : { postsNotBefore: formatOffsetTime(row.postsNotBefore) }) }), ({ accountId }) => accountId));
  }
}
