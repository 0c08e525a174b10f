import { accountLocked, accountSessionsEnded, accountUnlocked, accountValiditySet, officerAppointed } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OwnerStore, type AdminPost } from './owner.store.js';

/** Who may own a subscription: administrators of the province by the registry's facts, and of them and of programs those that are not locked, and programs only in their days, by identity's. */
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

  /** Every fact of an account says whether it is locked, and some from when to when it counts. */
  async projectAccounts(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    for (const fact of facts) {
      const validity = factData(accountValiditySet, fact);
      if (validity) await this.owners.setValidity(tx, validity.accountId, validity);
      const said = validity ?? factData(accountLocked, fact) ?? factData(accountUnlocked, fact) ?? factData(accountSessionsEnded, fact);
      if (said) await (said.locked ? this.owners.lock(tx, said.accountId) : this.owners.unlock(tx, said.accountId));
    }
  }
}
