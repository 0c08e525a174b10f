import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type listViews, type Refusal, type RpcReply } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { FindRights } from '../access/find-rights.js';
import { toWire } from './saved-view.js';
import { SavedViewStore } from './saved-view.store.js';

/** The own views, then those of the units in which the caller holds a post. */
@Injectable()
export class ListViews {
  constructor(private readonly dataSource: DataSource, private readonly findRights: FindRights, private readonly views: SavedViewStore) {}

  async run(actor: Actor): Promise<Result<RpcReply<typeof listViews>, Refusal>> {
    const rights = await this.findRights.of(actor);
    if (rights.posts.length === 0) return err(refusal('FORBIDDEN'));
    const unitIds = [...new Set(rights.posts.map(({ unitId }) => unitId))];
    return withScope(this.dataSource, { kind: 'units', unitIds }, async (tx) => {
      const views = await this.views.all(tx, rights.accountId, unitIds);
      return ok({ items: views.map((view) => toWire(view, rights)) });
    }, { actor: rights.accountId });
  }
}
