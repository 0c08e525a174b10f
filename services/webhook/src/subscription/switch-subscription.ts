import {
  disableWebhookSubscription, enableWebhookSubscription, removeWebhookSubscription, webhookSubscriptionDisabled, webhookSubscriptionEnabled, webhookSubscriptionRemoved,
  type Actor, type Refusal, type RpcRequest, type WebhookSubscription,
} from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { RunCommand } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import { KeepEndpoints } from '../endpoint/keep-endpoints.js';
import { Installation } from '../installation.js';
import { KeepSecrets } from '../secret/keep-secrets.js';
import { KeepSubscription, type Deed } from './keep-subscription.js';
import { checkChange, standingOf, type Subscription } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

type Request = RpcRequest<typeof disableWebhookSubscription>;
type Switching = typeof disableWebhookSubscription;

interface Move extends Deed {
  readonly rpc: Switching;
  readonly from: readonly Subscription['status'][];
  readonly to: (at: Date) => Pick<Subscription, 'status' | 'disabledReason' | 'disabledAt'>;
}

const MOVES = {
  disable: {
    rpc: disableWebhookSubscription, from: ['active'], contract: webhookSubscriptionDisabled, action: 'disable', reason: 'by-owner',
    to: (at: Date) => ({ status: 'disabled', disabledReason: 'by-owner', disabledAt: at }),
  },
  enable: {
    rpc: enableWebhookSubscription, from: ['disabled'], contract: webhookSubscriptionEnabled, action: 'enable',
    to: () => ({ status: 'active', disabledReason: null, disabledAt: null }),
  },
  remove: {
    rpc: removeWebhookSubscription, from: ['active', 'disabled'], contract: webhookSubscriptionRemoved, action: 'remove',
    to: () => ({ status: 'removed', disabledReason: null, disabledAt: null }),
  },
} as const satisfies Record<string, Move>;

/** Stops a subscription, lets it go on, or ends it. */
@Injectable()
export class SwitchSubscription {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: SubscriptionStore,
    private readonly keeping: KeepSubscription,
    private readonly endpoints: KeepEndpoints,
    private readonly secrets: KeepSecrets,
    private readonly installation: Installation,
  ) {}

  async run(which: keyof typeof MOVES, request: Request, actor: Actor, idempotencyKey: string): Promise<Result<WebhookSubscription, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    const move: Move = MOVES[which];
    return this.commands.run<WebhookSubscription>({
      contract: move.rpc, request, actor, idempotencyKey, scope: standing.value.scope,
      change: async (tx) => {
        const found = checkChange(await this.store.findForChange(tx, request.subscriptionId), request, move.from);
        if (!found.ok) return found;
        if (which === 'enable') await this.endpoints.forgive(tx, request.subscriptionId);
        const saved = await this.keeping.save(tx, { ...found.value, ...move.to(this.installation.clock.now()), version: request.expectedVersion + 1 }, move);
        if (saved.ok && which === 'remove') await this.secrets.drop(tx, request.subscriptionId);
        return saved;
      },
      answerAgain: (tx, id, version) => this.store.revision(tx, id, version),
    });
  }
}
