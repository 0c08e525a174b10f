import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { expiryOf } from './delivery.js';
import { DeliveryStore } from './delivery.store.js';

export interface WantedDelivery {
  readonly subscription: { readonly subscriptionId: string; readonly ownerAccountId: string };
  readonly eventId: string | null;
  readonly event: string;
  readonly payload: string;
}

const AT_ONCE = 500;

/** Orders messages for nouns that do not send themselves. */
@Injectable()
export class KeepDeliveries {
  constructor(private readonly deliveries: DeliveryStore, private readonly installation: Installation) {}

  /** Answers their ids. */
  async add(tx: EntityManager, wanted: readonly WantedDelivery[]): Promise<string[]> {
    const createdAt = this.installation.clock.now();
    const rows = wanted.map(({ subscription: { subscriptionId, ownerAccountId }, eventId, event, payload }) => (
      { deliveryId: this.installation.ids.next(), subscriptionId, ownerAccountId, eventId, event, payload, createdAt, expiresAt: expiryOf(createdAt) }));
    for (let at = 0; at < rows.length; at += AT_ONCE) await this.deliveries.insert(tx, rows.slice(at, at + AT_ONCE));
    return rows.map(({ deliveryId }) => deliveryId);
  }
}
