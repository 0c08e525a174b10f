import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OrderedFact } from '@haicap/outbox';
import { resultNewsOf, type ResultNews } from './result-standing.js';
import { ResultStandingStore } from './result-standing.store.js';

/** Keeps where results stand, so that whoever holds one can learn whether it still counts. */
@Injectable()
export class ResultStandingConsumer {
  constructor(private readonly standings: ResultStandingStore) {}

  project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    return this.apply(tx, facts.map(resultNewsOf).filter((news) => news !== null));
  }

  async apply(tx: EntityManager, everything: readonly ResultNews[]): Promise<void> {
    for (const news of everything) if (news.kind !== 'stopped') await this.#apply(tx, news);
    // Nothing is signed or issued in a dossier after its stop; a load tells of many.
    const stopped = everything.filter((news) => news.kind === 'stopped');
    if (stopped.length > 0) await this.standings.stop(tx, stopped);
  }

  #apply(tx: EntityManager, news: Exclude<ResultNews, { kind: 'stopped' }>): Promise<void> {
    switch (news.kind) {
      case 'made':
        return this.standings.insert(tx, news.result);
      case 'issued':
        return this.standings.issue(tx, news.resultId, news.on);
      default:
        return this.standings.withdraw(tx, news.resultId, news.on);
    }
  }
}
