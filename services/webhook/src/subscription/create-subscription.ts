import {
  createWebhookSubscription, refusal, WEBHOOK_SUBSCRIPTIONS_MAX, webhookSubscriptionCreated,
  type Actor, type Refusal, type RpcRequest, type WebhookSubscriptionWithSecret,
} from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { RunCommand, type Changed } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeepEndpoints } from '../endpoint/keep-endpoints.js';
import { Installation } from '../installation.js';
import { Targets } from '../outbound/target.js';
import { KeepSecrets } from '../secret/keep-secrets.js';
import { KeepSubscription } from './keep-subscription.js';
import { checkPayload, checkUnits, standingOf, type Standing, type Subscription } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

type Request = RpcRequest<typeof createWebhookSubscription>;

/** Somebody wants to be told. The secret is in the answer, and again in that of the same command repeated, and nowhere else. */
@Injectable()
export class CreateSubscription {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: SubscriptionStore,
    private readonly keeping: KeepSubscription,
    private readonly secrets: KeepSecrets,
    private readonly endpoints: KeepEndpoints,
    private readonly targets: Targets,
    private readonly installation: Installation,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<WebhookSubscriptionWithSecret, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    const objection = this.targets.objection(request.url);
    if (objection !== null) return err(refusal('WEBHOOK_TARGET_REFUSED', { reason: objection }));
    const payload = checkPayload(request, actor);
    if (!payload.ok) return payload;
    const units = checkUnits(request, standing.value.reachUnitIds);
    if (!units.ok) return units;
    return this.commands.run<WebhookSubscriptionWithSecret>({
      contract: createWebhookSubscription, request, actor, idempotencyKey, scope: standing.value.scope,
      change: (tx) => this.#create(tx, request, actor, standing.value),
      answerAgain: async (tx, subscriptionId, version) => {
        const view = await this.store.revision(tx, subscriptionId, version);
        return view && { ...view, secret: await this.secrets.read(tx, view.secrets[0]?.secretId) };
      },
    });
  }

  async #create(tx: EntityManager, request: Request, { accountId }: Actor, { ownerKind, reachUnitIds }: Standing): Promise<Result<Changed<WebhookSubscriptionWithSecret>, Refusal>> {
    if ((await this.store.countOf(tx, accountId)) >= WEBHOOK_SUBSCRIPTIONS_MAX) return err(refusal('WEBHOOK_LIMIT_REACHED', { limit: WEBHOOK_SUBSCRIPTIONS_MAX }));
    const subscription: Subscription = {
      ...request, subscriptionId: this.installation.ids.next(), ownerAccountId: accountId, ownerKind, reachUnitIds,
      status: 'active', disabledReason: null, disabledAt: null, createdAt: this.installation.clock.now(), version: 1,
    };
    await this.keeping.begin(tx, subscription);
    await this.endpoints.begin(tx, subscription.subscriptionId, accountId);
    const secret = await this.secrets.issue(tx, subscription, 0);
    const told = await this.keeping.tell(tx, subscription, { contract: webhookSubscriptionCreated, action: 'create' });
    return ok({ ...told, answer: { ...told.answer, secret } });
  }
}
