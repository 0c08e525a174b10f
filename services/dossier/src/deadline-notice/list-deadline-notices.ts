import { refusal, type Actor, type listDeadlineNotices, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { DeadlineNoticeStore, type ShownNotice } from './deadline-notice.store.js';

const position = z.strictObject({ noticedAt: z.iso.datetime(), noticeId: z.uuid() });

/** What the caller's units have been warned of and is still open. */
@Injectable()
export class ListDeadlineNotices {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly notices: DeadlineNoticeStore,
  ) {}

  async run({ limit, cursor, kind }: RpcRequest<typeof listDeadlineNotices>, actor: Actor): Promise<Result<RpcReply<typeof listDeadlineNotices>, Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && after === null) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind === 'none') return ok({ items: [] });
    const unitIds = scope.kind === 'units' ? scope.unitIds : null;
    const found = await withScope(this.dataSource, scope, (tx) => this.notices.list(tx, { unitIds, kind: kind ?? null, after, limit: limit + 1 }), { actor: rights.accountId });
    const items = found.slice(0, limit);
    return ok({ items: items.map(toItem), ...cursorBehind(found, items, (last) => ({ noticedAt: last.noticedAt.toISOString(), noticeId: last.noticeId })) });
  }
}

function toItem({ beforeMinutes, dueAt, noticedAt, ...notice }: ShownNotice) {
  const isOver = beforeMinutes === 0;
  return {
    ...notice, kind: isOver ? 'passed' as const : 'warned' as const, beforeMinutes: isOver ? null : beforeMinutes,
    dueAt: formatOffsetTime(dueAt), noticedAt: formatOffsetTime(noticedAt),
  };
}
