import { accountLocked } from '@haicap/contracts';
import { newEvent, type NewEvent } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import { toAccess, type AccessState } from './account-access.js';
import type { AccountAccessStore } from './account-access.store.js';

export interface ClientLock {
  readonly clientId: string;
  readonly at: Date;
  readonly reason: string;
  readonly by: string;
}

/** A program that is withdrawn is locked for good; whoever watches what counts learns it like the lock of a person. */
export class LockClient {
  constructor(private readonly store: AccountAccessStore) {}

  async run(tx: EntityManager, { clientId, at, reason, by }: ClientLock): Promise<NewEvent> {
    const state: AccessState = { accountId: clientId, kind: 'client', version: 1, tokensNotBefore: at, lockedAt: at };
    await this.store.save(tx, { state, action: 'lock', reason, actor: by, at });
    return newEvent({ contract: accountLocked, aggregateId: clientId, version: 1, data: toAccess(state), audit: { action: 'withdraw', objectType: 'service-client' } });
  }
}
