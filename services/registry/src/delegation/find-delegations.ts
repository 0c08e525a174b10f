import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DelegationStore, type ActingFor } from './delegation.store.js';

/** Answers for whom an officer may act, for other nouns. */
@Injectable()
export class FindDelegations {
  constructor(private readonly store: DelegationStore) {}

  async heldOn(tx: EntityManager, officerId: string, day: string): Promise<readonly ActingFor[]> {
    return this.store.heldOn(tx, officerId, day);
  }
}
