import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Refusal, RpcContract } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys, type AuditNote, type KeyClaim, type StoredAnswer } from '@haicap/outbox';
import { permit, type ActionOn } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';

/** What a command of the catalogue did: its answer, the thing it changed, and why there is an audit row. */
export interface Maintained<T> {
  readonly answer: T;
  readonly id: string;
  readonly version: number;
  readonly audit: AuditNote;
}

export interface MaintenanceCommand<T> {
  readonly contract: RpcContract;
  readonly request: unknown;
  readonly actor: Actor;
  readonly idempotencyKey: string;
  readonly change: (tx: EntityManager, by: string) => Promise<Result<Maintained<T>, Refusal>>;
  /** The answer once more, as it was then. */
  readonly answerAgain: (tx: EntityManager, stored: StoredAnswer) => Promise<T>;
}

/** The one walk of every command on the catalogue: rights, key, change, audit. The province alone keeps the catalogue. */
@Injectable()
export class MaintainCatalogue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
  ) {}

  async run<T>(command: MaintenanceCommand<T>): Promise<Result<T, Refusal>> {
    const allowed = await this.#allows(command.actor, 'edit');
    if (!allowed.ok) return allowed;
    const { accountId } = command.actor;
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#maintain(tx, command), { actor: accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  /** Reads for somebody who may see the catalogue's workshop. */
  async read<T>(actor: Actor, query: (tx: EntityManager) => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
    const allowed = await this.#allows(actor, 'read');
    return allowed.ok ? withScope(this.dataSource, { kind: 'installation' }, query, { actor: actor.accountId }) : allowed;
  }

  async #maintain<T>(tx: EntityManager, { contract, request, actor, idempotencyKey, change, answerAgain }: MaintenanceCommand<T>): Promise<Result<T, Refusal>> {
    const claim: KeyClaim = { account: actor.accountId, route: contract.subject, key: idempotencyKey, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') return ok(await answerAgain(tx, usable.value.answer));

    const changed = await change(tx, actor.accountId);
    if (!changed.ok) return changed;
    const { answer, id, version, audit } = changed.value;
    await appendAudit(tx, [{ ...audit, objectId: id }], { actor: actor.accountId, clock: this.installation.clock });
    await storeKeys(tx, [{ ...claim, aggregateId: id, version, status: 200 }]);
    return ok(answer);
  }

  async #allows(actor: Actor, action: ActionOn<'procedure-draft'>): Promise<Result<null, Refusal>> {
    return permit(await this.findRights.of(actor), 'procedure-draft', action);
  }
}
