import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResultStandingStore, type StandingRow } from './result-standing.store.js';

/** Answers other nouns where a result stands. */
@Injectable()
export class FindStanding {
  constructor(private readonly standings: ResultStandingStore) {}

  byId(tx: EntityManager, resultId: string): Promise<StandingRow | undefined> {
    return this.standings.byId(tx, resultId);
  }

  byHash(tx: EntityManager, sha256: string): Promise<StandingRow | undefined> {
    return this.standings.byHash(tx, sha256);
  }
}
