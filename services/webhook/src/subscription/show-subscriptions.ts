import type { WebhookSubscription } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NEW_ENDPOINT, type EndpointHealth } from '../endpoint/endpoint.js';
import { KeepEndpoints } from '../endpoint/keep-endpoints.js';
import { KeepSecrets } from '../secret/keep-secrets.js';
import { timeOrNull } from '../time-or-null.js';
import type { Subscription } from './subscription.js';

/** What an owner sees of subscriptions: everything but the secrets themselves. */
@Injectable()
export class ShowSubscriptions {
  constructor(private readonly secrets: KeepSecrets, private readonly endpoints: KeepEndpoints) {}

  async all(tx: EntityManager, subscriptions: readonly Subscription[]): Promise<WebhookSubscription[]> {
    const ids = subscriptions.map(({ subscriptionId }) => subscriptionId);
    const [marks, health] = [await this.secrets.marksOf(tx, ids), await this.endpoints.of(tx, ids)];
    return subscriptions.map((one) => ({
      subscriptionId: one.subscriptionId, version: one.version, owner: { accountId: one.ownerAccountId, kind: one.ownerKind },
      url: one.url, description: one.description, events: [...one.events], unitIds: [...one.unitIds], procedureCodes: [...one.procedureCodes], payload: one.payload,
      status: one.status, disabledReason: one.disabledReason, disabledAt: timeOrNull(one.disabledAt), createdAt: formatOffsetTime(one.createdAt),
      secrets: marks.filter(({ subscriptionId }) => subscriptionId === one.subscriptionId)
        .map(({ secretId, createdAt, validUntil }) => ({ secretId, createdAt: formatOffsetTime(createdAt), validUntil: timeOrNull(validUntil) })),
      health: healthView(health.get(one.subscriptionId) ?? NEW_ENDPOINT),
    }));
  }

  async one(tx: EntityManager, subscription: Subscription): Promise<WebhookSubscription> {
    const [view] = await this.all(tx, [subscription]);
    if (view === undefined) throw new Error('a subscription was shown as nothing');
    return view;
  }
}

function healthView({ failuresInRow, failingSince, restsUntil, lastDeliveredAt }: EndpointHealth): WebhookSubscription['health'] {
  return { failuresInRow, failingSince: timeOrNull(failingSince), restsUntil: timeOrNull(restsUntil), lastDeliveredAt: timeOrNull(lastDeliveredAt) };
}
