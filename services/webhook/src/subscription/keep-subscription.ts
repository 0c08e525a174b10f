import { refusal, type FactContract, type FactData, type Refusal, type WebhookEndReason, type WebhookSubscription, type webhookSubscriptionCreated } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { newEvent, type Changed } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { ShowSubscriptions } from './show-subscriptions.js';
import type { Subscription } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

type SubscriptionContract = FactContract<(typeof webhookSubscriptionCreated)['data']>;

/** What was done to a subscription, and what is told of it. */
export interface Deed {
  readonly contract: SubscriptionContract;
  readonly action: string;
  readonly reason?: WebhookEndReason;
}

/** Keeps the next version of a subscription: row, revision for repeated commands, and the event that tells of it. */
@Injectable()
export class KeepSubscription {
  constructor(private readonly store: SubscriptionStore, private readonly showing: ShowSubscriptions, private readonly installation: Installation) {}

  async begin(tx: EntityManager, next: Subscription): Promise<void> {
    await this.store.insert(tx, next);
  }

  /** Writes the next version over the one that was seen. */
  async save(tx: EntityManager, next: Subscription, deed: Deed): Promise<Result<Changed<WebhookSubscription>, Refusal>> {
    return (await this.store.save(tx, next)) ? ok(await this.tell(tx, next, deed)) : err(refusal('WEBHOOK_STALE'));
  }

  /** After the row is written, and whatever belongs to it. */
  async tell(tx: EntityManager, subscription: Subscription, { contract, action, reason }: Deed): Promise<Changed<WebhookSubscription>> {
    const { subscriptionId, version, ownerAccountId, url } = subscription;
    const answer = await this.showing.one(tx, subscription);
    await this.store.keepRevision(tx, answer);
    const { host } = new URL(url);
    const data = { subscriptionId, ownerAccountId, host, at: formatOffsetTime(this.installation.clock.now()), ...(reason === undefined ? {} : { reason }) };
    const event = newEvent({
      contract, aggregateId: subscriptionId, version, data: data as FactData<SubscriptionContract>,
      audit: { action, objectType: 'webhook-subscription', detail: { host, ...(reason === undefined ? {} : { reason }) } },
    });
    return { aggregateId: subscriptionId, version, events: [event], answer };
  }
}
