import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refusal, type Actor, type listOwnDossiers, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { ShowDossier } from './show-dossier.js';
import { OwnListStore } from './own-list.store.js';

const position = z.strictObject({ id: z.uuid() });

/** What a citizen has filed, the latest first: ids grow with time, so their order is the order of filing. */
@Injectable()
export class ListOwnDossiers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly own: OwnListStore,
    private readonly show: ShowDossier,
  ) {}

  async run(request: RpcRequest<typeof listOwnDossiers>, actor: Actor): Promise<Result<RpcReply<typeof listOwnDossiers>, Refusal>> {
    const after = request.cursor === undefined ? null : readCursor(request.cursor, position);
    if (request.cursor !== undefined && !after) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const found = await this.own.page(tx, { accountId: rights.accountId, beforeId: after?.id ?? null, limit: request.limit + 1 });
      const page = found.slice(0, request.limit);
      const items = await this.show.many(tx, page, rights);
      return ok({ items, ...cursorBehind(found, page, ({ receipt }) => ({ id: receipt.dossierId })) });
    }, { actor: rights.accountId });
  }
}
