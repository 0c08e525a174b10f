import { rotateWebhookSecret, webhookSecretRotated, type Actor, type Refusal, type RpcRequest, type WebhookSubscriptionWithSecret } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { RunCommand } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import { KeepSecrets } from '../secret/keep-secrets.js';
import { KeepSubscription } from './keep-subscription.js';
import { checkChange, standingOf } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

const HOUR_MS = 3_600_000;

/** Another secret signs from now on; the one before beside it for as long as the receiver needs to change over. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: SubscriptionStore,
    private readonly keeping: KeepSubscription,
    private readonly secrets: KeepSecrets,
  ) {}

  async run(request: RpcRequest<typeof rotateWebhookSecret>, actor: Actor, idempotencyKey: string): Promise<Result<WebhookSubscriptionWithSecret, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    const { subscriptionId, expectedVersion, overlapHours } = request;
    return this.commands.run<WebhookSubscriptionWithSecret>({
      contract: rotateWebhookSecret, request, actor, idempotencyKey, scope: standing.value.scope,
      change: async (tx) => {
        const found = checkChange(await this.store.findForChange(tx, subscriptionId), { subscriptionId, expectedVersion }, ['active', 'disabled']);
        if (!found.ok) return found;
        const next = { ...found.value, version: expectedVersion + 1 };
        const secret = await this.secrets.issue(tx, next, overlapHours * HOUR_MS);
        const saved = await this.keeping.save(tx, next, { contract: webhookSecretRotated, action: 'rotate-secret' });
        return saved.ok ? ok({ ...saved.value, answer: { ...saved.value.answer, secret } }) : saved;
      },
      answerAgain: async (tx, id, version) => {
        const view = await this.store.revision(tx, id, version);
        return view && { ...view, secret: await this.secrets.read(tx, view.secrets[0]?.secretId) };
      },
    });
  }
}
