import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  differenceSettled, refusal, requestReconciliation, settleDifference, type Actor, type PaymentDifference, type PaymentReconciliation, type Refusal,
  type RpcContract, type RpcRequest,
} from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys, type StoredAnswer } from '@haicap/outbox';
import { permit } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { PaymentReconciliationStore } from './payment-reconciliation.store.js';
import { RunReconciliation } from './run-reconciliation.js';
import { ShowReconciliations } from './show-reconciliations.js';

interface Command<T> {
  readonly contract: RpcContract;
  readonly request: object;
  readonly run: (tx: EntityManager) => Promise<Result<StoredAnswer, Refusal>>;
  readonly show: (tx: EntityManager, answer: StoredAnswer) => Promise<T>;
}

/** What the administrator of a province orders: a day to be reconciled, and how a difference was settled. */
@Injectable()
export class CommandReconciliations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly installation: Installation,
    private readonly store: PaymentReconciliationStore,
    private readonly reconcile: RunReconciliation,
    private readonly show: ShowReconciliations,
  ) {}

  request(request: RpcRequest<typeof requestReconciliation>, actor: Actor, key: string): Promise<Result<PaymentReconciliation, Refusal>> {
    return this.#run(actor, key, {
      contract: requestReconciliation, request,
      run: async (tx) => {
        const today = localDateOf(this.installation.clock.now());
        if (request.day >= today) return err(refusal('RECONCILIATION_DAY_NOT_OVER', { today }));
        const reconciliationId = await this.reconcile.begin(tx, request.day, 'on-demand', actor.accountId);
        if (reconciliationId === null) throw new Error('a reconciliation on demand was taken for a daily one');
        return ok({ aggregateId: reconciliationId, version: 1, status: 202 });
      },
      show: (tx, { aggregateId }) => this.show.one(tx, aggregateId),
    });
  }

  settle(request: RpcRequest<typeof settleDifference>, actor: Actor, key: string): Promise<Result<PaymentDifference, Refusal>> {
    const { reconciliationId, number, settlement, note } = request;
    return this.#run(actor, key, {
      contract: settleDifference, request,
      run: async (tx) => {
        const row = await this.store.lock(tx, reconciliationId);
        if (!row || !(await this.store.difference(tx, reconciliationId, number))) return err(refusal('RECONCILIATION_NOT_FOUND'));
        const { clock, ids } = this.installation;
        const at = clock.now();
        const settled = await this.store.settle(tx, { reconciliationId, number, at, by: actor.accountId, settlement, note });
        if (!settled) return err(refusal('DIFFERENCE_ALREADY_SETTLED'));
        const version = row.version + 1;
        await this.store.state(tx, { ...row, version, openDifferences: row.openDifferences - 1 });
        await appendEvents(tx, [newEvent({
          contract: differenceSettled, aggregateId: reconciliationId, version,
          data: { reconciliationId, day: row.day, number, kind: settled.kind, settlement, settledAt: formatOffsetTime(at) },
          audit: { action: 'settle-difference', objectType: 'payment-reconciliation', detail: { number, settlement } },
        })], { actor: actor.accountId, clock, ids });
        return ok({ aggregateId: reconciliationId, version, status: 200 });
      },
      show: (tx) => this.show.difference(tx, reconciliationId, number),
    });
  }

  async #run<T>(actor: Actor, key: string, command: Command<T>): Promise<Result<T, Refusal>> {
    const rights = await this.findRights.of(actor);
    const allowed = permit(rights, 'payment-reconciliation', 'command');
    if (!allowed.ok) return allowed;
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#inOne(tx, actor.accountId, key, command), { actor: actor.accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  async #inOne<T>(tx: EntityManager, account: string, key: string, { contract, request, run, show }: Command<T>): Promise<Result<T, Refusal>> {
    const claim = { account, route: contract.subject, key, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') return ok(await show(tx, usable.value.answer));
    const done = await run(tx);
    if (!done.ok) return done;
    await storeKeys(tx, [{ ...claim, ...done.value }]);
    return ok(await show(tx, done.value));
  }
}
