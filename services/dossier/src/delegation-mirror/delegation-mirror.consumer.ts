import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { delegationGranted, delegationWithdrawn } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { DelegationMirrorStore, type MirroredDelegation } from './delegation-mirror.store.js';

/** Keeps a read copy of who acts for whom and when. */
@Injectable()
export class DelegationMirrorConsumer {
  constructor(private readonly delegations: DelegationMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const latest = new Map<string, MirroredDelegation>();
    for (const fact of facts) {
      const granted = factData(delegationGranted, fact);
      const withdrawn = granted === null ? factData(delegationWithdrawn, fact) : null;
      if (granted) latest.set(granted.delegationId, { ...granted, withdrawnAt: null });
      if (withdrawn) latest.set(withdrawn.delegationId, withdrawn);
    }
    if (latest.size > 0) await this.delegations.save(tx, [...latest.values()]);
  }
}
