import { type Actor, type Refusal, type RpcContract } from '@haicap/contracts';
import { ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { bodyHash, claimKey, storeKeys, type NewEvent, appendEvents } from '@haicap/outbox';
import { withScope, type Scope } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AFTER_COMMIT, CLOCK, IDS } from '../injected.js';

/** What a change left behind: which aggregate in which version, and what is told. */
export interface Changed<T> {
  readonly aggregateId: string;
  readonly version: number;
  readonly event: NewEvent;
  readonly answer: T;
}

export interface Command<T> {
  readonly contract: RpcContract;
  readonly request: unknown;
  readonly actor: Actor;
  readonly idempotencyKey: string;
  readonly scope: Scope;
  readonly change: (tx: EntityManager) => Promise<Result<Changed<T>, Refusal>>;
  /** The answer that was given before, from the rows as of that version. */
  readonly answerAgain: (tx: EntityManager, aggregateId: string, version: number) => Promise<T | undefined>;
}

/** The walk of every command of this service: key, change, event, audit row and answer in one transaction. */
@Injectable()
export class RunCommand {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(AFTER_COMMIT) private readonly afterCommit: () => void,
  ) {}

  async run<T>(command: Command<T>): Promise<Result<T, Refusal>> {
    const { actor, scope } = command;
    const outcome = await withScope(this.dataSource, scope, (tx) => this.#once(tx, command), { actor: actor.accountId });
    if (outcome.ok) this.afterCommit();
    return outcome;
  }

  async #once<T>(tx: EntityManager, { contract, request, actor, idempotencyKey, change, answerAgain }: Command<T>): Promise<Result<T, Refusal>> {
    const claim = { account: actor.accountId, route: contract.subject, key: idempotencyKey, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') {
      const { aggregateId, version } = usable.value.answer;
      const answer = await answerAgain(tx, aggregateId, version);
      if (answer === undefined) throw new Error(`version ${version} of ${aggregateId} is gone`);
      return ok(answer);
    }
    const changed = await change(tx);
    if (!changed.ok) return changed;
    const { aggregateId, version, event, answer } = changed.value;
    await appendEvents(tx, [event], { actor: actor.accountId, clock: this.clock, ids: this.ids });
    await storeKeys(tx, [{ ...claim, aggregateId, version, status: 200 }]);
    return ok(answer);
  }
}
