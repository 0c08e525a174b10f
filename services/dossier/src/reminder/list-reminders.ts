import { refusal, type Actor, type listReminders, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { ReminderStore } from './reminder.store.js';

const position = z.strictObject({ remindedAt: z.iso.datetime(), reminderId: z.uuid() });

/** What the caller's units were reminded of and have not touched since. */
@Injectable()
export class ListReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly reminders: ReminderStore,
  ) {}

  async run({ limit, cursor }: RpcRequest<typeof listReminders>, actor: Actor): Promise<Result<RpcReply<typeof listReminders>, Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && after === null) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const scope = readScope(rights);
    if (scope.kind === 'none') return ok({ items: [] });
    const unitIds = scope.kind === 'units' ? scope.unitIds : null;
    const found = await withScope(this.dataSource, scope, (tx) => this.reminders.list(tx, { unitIds, after, limit: limit + 1 }), { actor: rights.accountId });
    const page = found.slice(0, limit);
    return ok({
      items: page.map(({ remindedAt, ...reminder }) => ({ ...reminder, remindedAt: formatOffsetTime(remindedAt) })),
      ...cursorBehind(found, page, (last) => ({ remindedAt: last.remindedAt.toISOString(), reminderId: last.reminderId })),
    });
  }
}
