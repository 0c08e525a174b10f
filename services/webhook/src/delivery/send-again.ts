import {
  refusal, resendFailedDeliveries, resendWebhookDelivery, sendWebhookTest, WEBHOOK_RESEND_MAX, WEBHOOK_TEST_EVENT,
  type Actor, type Refusal, type RpcContract, type RpcReply, type RpcRequest, type WebhookDelivery,
} from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { appendAudit, RunCommand, type AuditEntry, type Changed } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { testPayload } from '../fan-out/told-fact.js';
import { Installation } from '../installation.js';
import { FindSubscriptions } from '../subscription/find-subscriptions.js';
import { standingOf, type Subscription } from '../subscription/subscription.js';
import { expiryOf } from './delivery.js';
import { DeliveryStore, type DeliveryRow, type ListedDelivery } from './delivery.store.js';
import { KeepDeliveries } from './keep-deliveries.js';
import { deliveryView } from './show-delivery.js';

interface Ordering<T> {
  readonly contract: RpcContract;
  readonly request: { readonly subscriptionId: string };
  readonly order: (tx: EntityManager, subscription: Subscription) => Promise<Result<Changed<T>, Refusal>>;
  readonly answerAgain: (tx: EntityManager, aggregateId: string, version: number) => Promise<T | undefined>;
}

/** An owner has something sent: a test, or what was sent before. */
@Injectable()
export class SendAgain {
  constructor(
    private readonly commands: RunCommand,
    private readonly subscriptions: FindSubscriptions,
    private readonly store: DeliveryStore,
    private readonly keeping: KeepDeliveries,
    private readonly installation: Installation,
  ) {}

  test(request: RpcRequest<typeof sendWebhookTest>, actor: Actor, key: string): Promise<Result<WebhookDelivery, Refusal>> {
    return this.#run(actor, key, {
      contract: sendWebhookTest, request,
      order: async (tx, subscription) => {
        const payload = testPayload(this.installation.clock.now(), subscription.subscriptionId);
        const [deliveryId = ''] = await this.keeping.add(tx, [{ subscription, eventId: null, event: WEBHOOK_TEST_EVENT, payload }]);
        return ok(await this.#noted(tx, actor, { action: 'test', objectType: 'webhook-delivery', objectId: deliveryId }, deliveryView(await this.#row(tx, subscription.subscriptionId, deliveryId))));
      },
      answerAgain: (tx, deliveryId) => this.#view(tx, request.subscriptionId, deliveryId),
    });
  }

  one(request: RpcRequest<typeof resendWebhookDelivery>, actor: Actor, key: string): Promise<Result<WebhookDelivery, Refusal>> {
    const { subscriptionId, deliveryId } = request;
    return this.#run(actor, key, {
      contract: resendWebhookDelivery, request,
      order: async (tx) => {
        const [row] = await this.#again(tx, subscriptionId, [deliveryId]);
        return row ? ok(await this.#noted(tx, actor, { action: 'resend', objectType: 'webhook-delivery', objectId: deliveryId }, deliveryView(row))) : err(refusal('WEBHOOK_DELIVERY_NOT_FOUND', { deliveryId }));
      },
      answerAgain: (tx, id) => this.#view(tx, subscriptionId, id),
    });
  }

  failed(request: RpcRequest<typeof resendFailedDeliveries>, actor: Actor, key: string): Promise<Result<RpcReply<typeof resendFailedDeliveries>, Refusal>> {
    const { subscriptionId, since } = request;
    return this.#run(actor, key, {
      contract: resendFailedDeliveries, request,
      order: async (tx) => {
        const found = await this.store.failedSince(tx, subscriptionId, since, WEBHOOK_RESEND_MAX);
        const [chosen, more] = [found.slice(0, WEBHOOK_RESEND_MAX), found.length > WEBHOOK_RESEND_MAX];
        await this.#again(tx, subscriptionId, chosen);
        const [resent, note] = [chosen.length, { action: 'resend', objectType: 'webhook-subscription', objectId: subscriptionId, detail: { since, resent: chosen.length } }];
        // The count stands where other commands keep a version; one more than it, as versions begin at 1, and doubled for `more`.
        return ok({ ...await this.#noted(tx, actor, note, { subscriptionId, since, resent, more }), version: 1 + 2 * resent + Number(more) });
      },
      answerAgain: (_tx, id, version) => Promise.resolve({ subscriptionId: id, since, resent: Math.floor((version - 1) / 2), more: (version - 1) % 2 === 1 }),
    });
  }

  async #run<T>(actor: Actor, idempotencyKey: string, { contract, request, order, answerAgain }: Ordering<T>): Promise<Result<T, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    return this.commands.run<T>({
      contract, request, actor, idempotencyKey, scope: standing.value.scope, answerAgain,
      change: async (tx) => {
        const found = await this.subscriptions.owned(tx, request.subscriptionId);
        if (!found.ok) return found;
        const { status, disabledReason } = found.value;
        return status === 'active' ? order(tx, found.value) : err(refusal('WEBHOOK_STATE_FORBIDS', { status, disabledReason }));
      },
    });
  }

  #again(tx: EntityManager, subscriptionId: string, deliveryIds: readonly string[]): Promise<ListedDelivery[]> {
    const now = this.installation.clock.now();
    return this.store.again(tx, subscriptionId, deliveryIds, { now, expiresAt: expiryOf(now) });
  }

  async #row(tx: EntityManager, subscriptionId: string, deliveryId: string): Promise<DeliveryRow> {
    const row = await this.store.find(tx, subscriptionId, deliveryId);
    if (row === undefined) throw new Error(`delivery ${deliveryId} is gone`);
    return row;
  }

  async #view(tx: EntityManager, subscriptionId: string, deliveryId: string): Promise<WebhookDelivery> {
    return deliveryView(await this.#row(tx, subscriptionId, deliveryId));
  }

  /** Nothing follows such a deed, so it leaves its audit row here. */
  async #noted<T>(tx: EntityManager, { accountId: actor }: Actor, note: AuditEntry, answer: T): Promise<Changed<T>> {
    await appendAudit(tx, [note], { actor, clock: this.installation.clock });
    return { aggregateId: note.objectId, version: 1, events: [], answer };
  }
}
