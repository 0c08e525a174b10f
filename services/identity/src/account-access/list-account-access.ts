import { refusal, type listAccountAccess, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Clock, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
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
    const after = z.uuid().optional().safeParse(cursor);
    if (!after.success) return err(refusal('CURSOR_INVALID'));
    const endedAfter = new Date(this.clock.now().getTime() - ENDED_WITHIN_MS);
    const rows = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.store.list(tx, { endedAfter, after: after.data, limit }));
    const items = rows.slice(0, limit).map(toAccess);
    const last = items.at(-1);
    return ok({ items, ...(rows.length > limit && last ? { nextCursor: last.accountId } : {}) });
  }
}
