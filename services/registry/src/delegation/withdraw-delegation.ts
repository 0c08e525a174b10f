import { delegationWithdrawn, refusal, withdrawDelegation, type Actor, type Delegation, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { newEvent, RunCommand, type Changed } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../injected.js';
import { toFact, unitsOfChair } from './delegation.js';
import { DelegationStore } from './delegation.store.js';

type Request = RpcRequest<typeof withdrawDelegation>;

/** The chair, or another chair of the unit, takes a delegation back; what was done by it stays done. */
@Injectable()
export class WithdrawDelegation {
  constructor(
    private readonly commands: RunCommand,
    private readonly delegations: DelegationStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Delegation, Refusal>> {
    const units = unitsOfChair(actor);
    if (!units.ok) return units;
    return this.commands.run<Delegation>({
      contract: withdrawDelegation, request, actor, idempotencyKey, scope: { kind: 'units', unitIds: units.value },
      change: (tx) => this.#withdraw(tx, request, actor),
      answerAgain: (tx, delegationId) => this.delegations.find(tx, delegationId),
    });
  }

  async #withdraw(tx: EntityManager, { delegationId, expectedVersion }: Request, actor: Actor): Promise<Result<Changed<Delegation>, Refusal>> {
    const at = this.clock.now();
    const found = await this.delegations.find(tx, delegationId);
    if (!found) return err(refusal('DELEGATION_NOT_FOUND', { delegationId }));
    const held = { officerId: actor.accountId, unitId: found.unitId, role: 'chair', days: [localDateOf(at)] };
    if (!(await this.delegations.holdsPost(tx, held))) return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: found.unitId }));
    if (found.withdrawnAt !== null || found.validTo < localDateOf(at)) return err(refusal('DELEGATION_ENDED', { withdrawnAt: found.withdrawnAt, validTo: found.validTo }));
    if (found.version !== expectedVersion) return err(refusal('DELEGATION_STALE', { currentVersion: found.version }));
    const delegation: Delegation = { ...found, version: found.version + 1, withdrawnAt: formatOffsetTime(at) };
    if (!(await this.delegations.withdraw(tx, delegation))) return err(refusal('DELEGATION_STALE'));
    const event = newEvent({
      contract: delegationWithdrawn, aggregateId: delegationId, version: delegation.version,
      data: { ...toFact(delegation), withdrawnAt: formatOffsetTime(at) },
      audit: { action: 'withdraw', objectType: 'delegation', detail: { unitId: found.unitId } },
    });
    return ok({ aggregateId: delegationId, version: delegation.version, events: [event], answer: delegation });
  }
}
