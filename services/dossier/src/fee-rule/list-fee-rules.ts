import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type Refusal, type RpcReply, type RpcRequest, type listFeeRules } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { isAllowed } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { FeeRuleStore } from './fee-rule.store.js';

const position = z.strictObject({ ruleId: z.uuid() });
const FIRST = { ruleId: '00000000-0000-0000-0000-000000000000' };

/** The rules of the province in pages; drafts are nobody's business but the administrator's. */
@Injectable()
export class ListFeeRules {
  constructor(private readonly dataSource: DataSource, private readonly findRights: FindRights, private readonly rules: FeeRuleStore) {}

  async run({ state, cursor, limit }: RpcRequest<typeof listFeeRules>, actor: Actor): Promise<Result<RpcReply<typeof listFeeRules>, Refusal>> {
    const after = cursor === undefined ? FIRST : readCursor(cursor, position);
    if (!after) return err(refusal('CURSOR_INVALID'));
    const withDrafts = isAllowed(await this.findRights.of(actor), 'fee-rule', 'edit');
    const found = await withScope(this.dataSource, { kind: 'none' }, (tx) =>
      this.rules.page(tx, { state, withDrafts, afterId: after.ruleId, limit: limit + 1 }));
    const items = found.slice(0, limit);
    return ok({ items, ...cursorBehind(found, items, ({ ruleId }) => ({ ruleId })) });
  }
}
