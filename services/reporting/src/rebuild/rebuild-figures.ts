import { rebuildFigures, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys } from '@haicap/outbox';
import { permit, rightsOf } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { RebuildStore } from './rebuild.store.js';
import { RebuildWorker } from './rebuild.worker.js';

type Outcome = Result<RpcReply<typeof rebuildFigures>, Refusal>;

/** Orders that the figures be built anew. While a rebuild runs, an order joins it. */
@Injectable()
export class RebuildFigures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly rebuilds: RebuildStore,
    private readonly worker: RebuildWorker,
  ) {}

  async run(request: RpcRequest<typeof rebuildFigures>, actor: Actor, idempotencyKey: string): Promise<Outcome> {
    const allowed = permit(rightsOf(actor), 'figures', 'rebuild');
    if (!allowed.ok) return allowed;
    const claim = { account: actor.accountId, route: rebuildFigures.subject, key: idempotencyKey, bodyHash: bodyHash(request) };
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, async (tx): Promise<Outcome> => {
      const usable = await claimKey(tx, claim);
      if (!usable.ok) return usable;
      if (usable.value.state === 'replay') return this.#answer(tx, usable.value.answer.aggregateId);
      const { clock, ids } = this.installation;
      const { rebuildId } = await this.rebuilds.begin(tx, { rebuildId: ids.next(), at: clock.now(), by: actor.accountId });
      await storeKeys(tx, [{ ...claim, aggregateId: rebuildId, version: 1, status: 202 }]);
      await appendAudit(tx, [{ action: 'rebuild-figures', objectType: 'figures', objectId: rebuildId }], { actor: actor.accountId, clock });
      return this.#answer(tx, rebuildId);
    }, { actor: actor.accountId });
    this.worker.wake();
    return outcome;
  }

  async #answer(tx: EntityManager, rebuildId: string): Promise<Outcome> {
    const { startedAt } = await this.rebuilds.find(tx, rebuildId);
    return ok({ rebuildId, startedAt: formatOffsetTime(startedAt) });
  }
}
