import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isUuid, type LocalDate } from '@haicap/kernel';
import type { HeldDelegation } from '../access/access.js';
import { DelegationMirrorStore } from './delegation-mirror.store.js';

/** Answers for whom an officer may act. */
@Injectable()
export class FindDelegations {
  constructor(private readonly delegations: DelegationMirrorStore) {}

  /** What is delegated to an officer on a day; nothing for an account that is no officer's. */
  async heldOn(tx: EntityManager, officerId: string, day: LocalDate): Promise<readonly HeldDelegation[]> {
    return isUuid(officerId) ? this.delegations.heldOn(tx, officerId, day) : [];
  }
}
