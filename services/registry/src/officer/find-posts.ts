import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerStore, type OfficerPost } from './officer.store.js';

/** Answers which posts an officer holds, for other nouns. */
@Injectable()
export class FindPosts {
  constructor(private readonly store: OfficerStore) {}

  async heldOn(tx: EntityManager, officerId: string, day: string): Promise<readonly OfficerPost[]> {
    return this.store.postsOn(tx, officerId, day);
  }
}
