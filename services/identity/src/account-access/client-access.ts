import { accountLocked, accountValiditySet } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { newEvent, type AuditNote, type NewEvent } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import { toAccess, type AccessState } from './account-access.js';
import type { AccountAccessStore } from './account-access.store.js';

export interface ClientLock {
  readonly clientId: string;
  readonly at: Date;
  readonly reason: string;
  readonly by: string;
}

export interface ClientValidity {
  readonly clientId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** What counts of a program, told like what counts of a person, so that whoever watches the one learns the other. */
export class ClientAccess {
  constructor(private readonly store: AccountAccessStore) {}

  /** For good: a program that is withdrawn does not come again. */
  async lock(tx: EntityManager, { clientId, at, reason, by }: ClientLock): Promise<NewEvent> {
    const state: AccessState = { ...(await this.#next(tx, clientId)), tokensNotBefore: at, lockedAt: at };
    await this.store.save(tx, { state, action: 'lock', reason, actor: by, at });
    return newEvent({ contract: accountLocked, aggregateId: clientId, version: state.version, data: toAccess(state), audit: { action: 'withdraw', objectType: 'service-client' } });
  }

  async setValidity(tx: EntityManager, { clientId, validFrom, validTo }: ClientValidity, note: Pick<AuditNote, 'action' | 'detail'>): Promise<NewEvent> {
    const state = await this.#next(tx, clientId);
    await this.store.saveState(tx, state);
    return newEvent({
      contract: accountValiditySet, aggregateId: clientId, version: state.version, data: { ...toAccess(state), validFrom, validTo },
      audit: { ...note, objectType: 'service-client' },
    });
  }

  async #next(tx: EntityManager, clientId: string): Promise<AccessState> {
    const known = await this.store.stateOf(tx, clientId);
    return known === undefined ? { accountId: clientId, kind: 'client', version: 1, tokensNotBefore: null, lockedAt: null } : { ...known, version: known.version + 1 };
  }
}
