import { webhookSubscriptionDisabled, webhookSubscriptionEnabled, type WebhookEndReason } from '@haicap/contracts';
import { appendEvents } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { KeepSubscription, type Deed } from './keep-subscription.js';
import type { Subscription } from './subscription.js';
import { SubscriptionStore } from './subscription.store.js';

/** The platform itself stops a subscription, and says why; and lets it go on when what stopped it is over. */
@Injectable()
export class EndSubscription {
  constructor(private readonly store: SubscriptionStore, private readonly keeping: KeepSubscription, private readonly installation: Installation) {}

  /** False when it was not active any more, or is being changed by its owner: then the next attempt finds out again. */
  async run(tx: EntityManager, subscriptionId: string, reason: Exclude<WebhookEndReason, 'by-owner'>): Promise<boolean> {
    const found = await this.store.find(tx, subscriptionId);
    if (found?.status !== 'active') return false;
    const next = { ...found, status: 'disabled', disabledReason: reason, disabledAt: this.installation.clock.now() } as const;
    return this.#save(tx, next, { contract: webhookSubscriptionDisabled, action: 'disable', reason });
  }

  /** Only what stands still because of its owner. What was put aside meanwhile is sent. */
  async resume(tx: EntityManager, subscriptionId: string): Promise<boolean> {
    const found = await this.store.find(tx, subscriptionId);
    if (found?.disabledReason !== 'owner-ended') return false;
    return this.#save(tx, { ...found, status: 'active', disabledReason: null, disabledAt: null }, { contract: webhookSubscriptionEnabled, action: 'enable' });
  }

  async #save(tx: EntityManager, changed: Subscription, deed: Deed): Promise<boolean> {
    const { clock, ids } = this.installation;
    const saved = await this.keeping.save(tx, { ...changed, version: changed.version + 1 }, deed);
    if (!saved.ok) return false;
    await appendEvents(tx, saved.value.events, { actor: 'service:webhook', clock, ids });
    return true;
  }
}
