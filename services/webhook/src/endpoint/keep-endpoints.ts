import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { afterFailure, afterSuccess, isGivenUp, NEW_ENDPOINT, type EndpointHealth } from './endpoint.js';
import { EndpointStore } from './endpoint.store.js';

/** How endpoints fare, for other nouns. */
@Injectable()
export class KeepEndpoints {
  constructor(private readonly endpoints: EndpointStore, private readonly installation: Installation) {}

  async begin(tx: EntityManager, subscriptionId: string, ownerAccountId: string): Promise<void> {
    await this.endpoints.insert(tx, subscriptionId, ownerAccountId);
  }

  /** Another address, or another try: what was before does not count. */
  async forgive(tx: EntityManager, subscriptionId: string): Promise<void> {
    const { lastDeliveredAt } = await this.endpoints.lock(tx, subscriptionId);
    await this.endpoints.save(tx, subscriptionId, { ...NEW_ENDPOINT, lastDeliveredAt });
  }

  async succeeded(tx: EntityManager, subscriptionId: string): Promise<void> {
    await this.endpoints.save(tx, subscriptionId, afterSuccess(this.installation.clock.now()));
  }

  /** Answers whether the endpoint is given up. */
  async failed(tx: EntityManager, subscriptionId: string): Promise<boolean> {
    const now = this.installation.clock.now();
    const health = afterFailure(await this.endpoints.lock(tx, subscriptionId), now);
    await this.endpoints.save(tx, subscriptionId, health);
    return isGivenUp(health, now);
  }

  async of(tx: EntityManager, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, EndpointHealth>> {
    return this.endpoints.of(tx, subscriptionIds);
  }
}
