import { changeWebhookSubscription, refusal, webhookSubscriptionChanged, type Actor, type Refusal, type RpcRequest, type WebhookSubscription } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { RunCommand } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import { KeepEndpoints } from '../endpoint/keep-endpoints.js';
import { Targets } from '../outbound/target.js';
import { KeepSubscription } from './keep-subscription.js';
import { checkChange, checkOwner, checkPayload, checkUnits, standingOf } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

/** Another address or another choice. What is on its way goes to the new address, too. */
@Injectable()
export class ChangeSubscription {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: SubscriptionStore,
    private readonly keeping: KeepSubscription,
    private readonly endpoints: KeepEndpoints,
    private readonly targets: Targets,
  ) {}

  async run(request: RpcRequest<typeof changeWebhookSubscription>, actor: Actor, idempotencyKey: string): Promise<Result<WebhookSubscription, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    const objection = this.targets.objection(request.url);
    if (objection !== null) return err(refusal('WEBHOOK_TARGET_REFUSED', { reason: objection }));
    const payload = checkPayload(request, actor);
    if (!payload.ok) return payload;
    const { subscriptionId, expectedVersion, ...wish } = request;
    return this.commands.run<WebhookSubscription>({
      contract: changeWebhookSubscription, request, actor, idempotencyKey, scope: standing.value.scope,
      change: async (tx) => {
        const found = checkChange(await this.store.findForChange(tx, subscriptionId), { subscriptionId, expectedVersion }, ['active', 'disabled']);
        if (!found.ok) return found;
        const units = checkUnits(request, found.value.reachUnitIds);
        if (!units.ok) return units;
        const owned = checkOwner(request, found.value, actor);
        if (!owned.ok) return owned;
        if (found.value.url !== wish.url) await this.endpoints.forgive(tx, subscriptionId);
        return this.keeping.save(tx, { ...found.value, ...wish, version: expectedVersion + 1 }, { contract: webhookSubscriptionChanged, action: 'change' });
      },
      answerAgain: (tx, id, version) => this.store.revision(tx, id, version),
    });
  }
}
