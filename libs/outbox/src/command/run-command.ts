import type { Actor, Refusal, RpcContract } from '@haicap/contracts';
import { ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { withScope, type Scope } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { appendEvents, type NewEvent } from '../owner/events.js';
import { bodyHash, claimKey, storeKeys } from './idempotency.js';

/** What a change left behind: which aggregate in which version, and what is told. A deed that changes no aggregate leaves an audit row alone. */
export interface Changed<T> {
  readonly aggregateId: string;
  readonly version: number;
  /** None when nobody follows what changed; then the change leaves its audit row itself. */
  readonly events: readonly NewEvent[];
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

export interface RunCommandSettings {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Wakes the relay. */
  readonly afterCommit: () => void;
}

/**
 * The walk of a command of which few come at once: key, change, events, audit rows and answer in one transaction. Example:
 * `await commands.run({ contract, request, actor, idempotencyKey, scope, change: async (tx) => ok({ … }), answerAgain });`
 */
export class RunCommand {
  constructor(private readonly settings: RunCommandSettings) {}

  async run<T>(command: Command<T>): Promise<Result<T, Refusal>> {
    const { actor, scope } = command;
    const outcome = await withScope(this.settings.dataSource, scope, (tx) => this.#once(tx, command), { actor: actor.accountId });
    if (outcome.ok) this.settings.afterCommit();
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
    const { aggregateId, version, events, answer } = changed.value;
    await appendEvents(tx, events, { actor: actor.accountId, clock: this.settings.clock, ids: this.settings.ids });
    await storeKeys(tx, [{ ...claim, aggregateId, version, status: 200 }]);
    return ok(answer);
  }
}
