import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActorPost } from '@haicap/contracts';
import { isUuid, type LocalDate } from '@haicap/kernel';
import { OfficerMirrorStore, type HeldPost } from './officer-mirror.store.js';

/** Answers other nouns which posts the registry confirms. */
@Injectable()
export class FindPosts {
  constructor(private readonly officers: OfficerMirrorStore) {}

  /** The posts an officer holds on a day; none for an account that is no officer's. */
  async heldOn(tx: EntityManager, officerId: string, day: LocalDate): Promise<readonly ActorPost[]> {
    return isUuid(officerId) ? this.officers.postsOn(tx, officerId, day) : [];
  }

  /** Every post of some accounts and when it is or was held, as far as the registry tells. */
  async everHeld(tx: EntityManager, accountIds: readonly string[]): Promise<readonly HeldPost[]> {
    return this.officers.postsOf(tx, accountIds.filter(isUuid));
  }
}
