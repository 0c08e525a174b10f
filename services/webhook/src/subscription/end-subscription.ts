import { webhookSubscriptionDisabled, type WebhookEndReason } from '@haicap/contracts';
import { appendEvents } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { KeepSubscription } from './keep-subscription.js';
import { SubscriptionStore } from './subscription.store.js';

/** The platform itself stops a subscription, and says why. */
@Injectable()
export class EndSubscription {
  constructor(private readonly store: SubscriptionStore, private readonly keeping: KeepSubscription, private readonly installation: Installation) {}

  /** False when it was not active any more, or is being changed by its owner: then the next attempt finds out again. */
  async run(tx: EntityManager, subscriptionId: string, reason: Exclude<WebhookEndReason, 'by-owner'>): Promise<boolean> {
    const found = await this.store.find(tx, subscriptionId);
    if (found?.status !== 'active') return false;
    const { clock, ids } = this.installation;
    const next = { ...found, status: 'disabled', disabledReason: reason, disabledAt: clock.now(), version: found.version + 1 } as const;
    const saved = await this.keeping.save(tx, next, { contract: webhookSubscriptionDisabled, action: 'disable', reason });
    if (!saved.ok) return false;
    await appendEvents(tx, saved.value.events, { actor: 'service:webhook', clock, ids });
    return true;
  }
}
