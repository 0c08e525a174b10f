import { officerAppointed } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OwnerStore, type AdminPost } from './owner.store.js';

/** Who administers the province, from the registry's facts: an administrator's subscriptions end with the post. */
@Injectable()
export class OwnerConsumer {
  constructor(private readonly owners: OwnerStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const officers = new Map<string, AdminPost[]>();
    for (const fact of facts) {
      const appointed = factData(officerAppointed, fact);
      if (!appointed) continue;
      const { officerId } = appointed;
      officers.set(officerId, appointed.posts.filter(({ role }) => role === 'province-admin').map(({ postId, validFrom, validTo }) => ({ postId, officerId, validFrom, validTo })));
    }
    if (officers.size > 0) await this.owners.replace(tx, [...officers.keys()], [...officers.values()].flat());
  }
}
