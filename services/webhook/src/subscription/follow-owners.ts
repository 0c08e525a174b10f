import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { JudgeOwner } from '../owner/judge-owner.js';
import { EndSubscription } from './end-subscription.js';
import { SubscriptionStore } from './subscription.store.js';

/**
 * What an owner may own no longer stands still, with the reason, and goes on when the owner may again: a program whose last day is over and that
 * gets another one, an account that is unlocked, an administrator who is appointed again.
 */
@Injectable()
export class FollowOwners {
  constructor(private readonly store: SubscriptionStore, private readonly owners: JudgeOwner, private readonly ending: EndSubscription) {}

  /** Whether any of them changed. */
  async run(tx: EntityManager): Promise<boolean> {
    const may = new Map<string, boolean>();
    let hasChanged = false;
    for (const one of await this.store.followed(tx)) {
      const mayOwn = may.get(one.ownerAccountId) ?? (await this.owners.mayOwn(tx, one));
      may.set(one.ownerAccountId, mayOwn);
      if (mayOwn === (one.status === 'active')) continue;
      const isDone = mayOwn ? await this.ending.resume(tx, one.subscriptionId) : await this.ending.run(tx, one.subscriptionId, 'owner-ended');
      hasChanged ||= isDone;
    }
    return hasChanged;
  }
}
