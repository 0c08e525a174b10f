import { refusal, type Actor, type listWebhookDeliveries, type lookUpWebhookDelivery, type Refusal, type RpcReply, type RpcRequest, type WebhookDeliveryInFull } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { pageOfRows, readCursor, withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { FindSubscriptions } from '../subscription/find-subscriptions.js';
import { standingOf } from '../subscription/subscription.js';
import { DeliveryStore } from './delivery.store.js';
import { deliveryInFull, deliveryView } from './show-delivery.js';

const position = z.strictObject({ deliveryId: z.uuid() });

/** The log of what was sent, for those who keep the subscription. */
@Injectable()
export class FindDeliveries {
  constructor(private readonly dataSource: DataSource, private readonly store: DeliveryStore, private readonly subscriptions: FindSubscriptions) {}

  async list({ subscriptionId, status, limit, cursor }: RpcRequest<typeof listWebhookDeliveries>, actor: Actor): Promise<Result<RpcReply<typeof listWebhookDeliveries>, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    const before = readCursor(cursor, position);
    if (!before.ok) return before;
    return withScope(this.dataSource, standing.value.scope, async (tx) => {
      const found = await this.subscriptions.owned(tx, subscriptionId);
      if (!found.ok) return found;
      const rows = await this.store.list(tx, subscriptionId, { status: status ?? null, limit, before: before.value?.deliveryId ?? null });
      return ok(pageOfRows(rows, limit, deliveryView, ({ deliveryId }) => ({ deliveryId })));
    }, { actor: actor.accountId });
  }

  async lookUp({ subscriptionId, deliveryId }: RpcRequest<typeof lookUpWebhookDelivery>, actor: Actor): Promise<Result<WebhookDeliveryInFull, Refusal>> {
    const standing = standingOf(actor);
    if (!standing.ok) return standing;
    return withScope(this.dataSource, standing.value.scope, async (tx) => {
      const found = await this.subscriptions.owned(tx, subscriptionId);
      if (!found.ok) return found;
      const row = await this.store.find(tx, subscriptionId, deliveryId);
      return row ? ok(deliveryInFull(row)) : err(refusal('WEBHOOK_DELIVERY_NOT_FOUND', { deliveryId }));
    }, { actor: actor.accountId });
  }
}
