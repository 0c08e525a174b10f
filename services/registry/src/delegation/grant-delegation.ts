import { delegationGranted, grantDelegation, refusal, type Actor, type Delegation, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { newEvent, RunCommand } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, IDS } from '../injected.js';
import { chairScope, checkDelegation, toFact } from './delegation.js';
import { DelegationStore } from './delegation.store.js';

type Request = RpcRequest<typeof grantDelegation>;

/** A chair lets another officer of the unit act in the chair's place, for some actions and some days. What was done then names both. */
@Injectable()
export class GrantDelegation {
  constructor(
    private readonly commands: RunCommand,
    private readonly delegations: DelegationStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Delegation, Refusal>> {
    const { unitId, toOfficerId, validFrom, validTo, basis = null } = request;
    const scope = chairScope(actor, unitId);
    if (!scope.ok) return scope;
    return this.commands.run<Delegation>({
      contract: grantDelegation, request, actor, idempotencyKey, scope: scope.value,
      change: async (tx) => {
        const at = this.clock.now();
        const today = localDateOf(at);
        const checked = checkDelegation(request, actor, today);
        if (!checked.ok) return checked;
        // Nobody hands on more than the own post lasts, and nobody receives it who does not work in the unit all the time.
        const days = [validFrom, validTo];
        if (!(await this.delegations.holdsPost(tx, { officerId: actor.accountId, unitId, role: 'chair', days: [today, ...days] }))) {
          return err(refusal('DELEGATION_INVALID', { reason: 'own-post' }));
        }
        if (!(await this.delegations.holdsPost(tx, { officerId: toOfficerId, unitId, days }))) {
          return err(refusal('DELEGATION_INVALID', { reason: 'delegate-not-in-unit', unitId }));
        }
        const delegation: Delegation = {
          delegationId: this.ids.next(), fromOfficerId: actor.accountId, unitId, role: 'chair', toOfficerId, actions: [...new Set(request.actions)],
          validFrom, validTo, basis, version: 1, grantedAt: formatOffsetTime(at), withdrawnAt: null,
        };
        await this.delegations.insert(tx, delegation);
        const event = newEvent({
          contract: delegationGranted, aggregateId: delegation.delegationId, version: 1, data: toFact(delegation),
          audit: { action: 'grant', objectType: 'delegation', detail: { unitId, toOfficerId, actions: delegation.actions, validFrom, validTo } },
        });
        return ok({ aggregateId: delegation.delegationId, version: 1, events: [event], answer: delegation });
      },
      answerAgain: async (tx, delegationId) => {
        const delegation = await this.delegations.find(tx, delegationId);
        return delegation && { ...delegation, version: 1, withdrawnAt: null };
      },
    });
  }
}
