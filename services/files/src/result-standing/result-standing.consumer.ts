import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OrderedFact } from '@haicap/outbox';
import { resultNewsOf } from './result-standing.js';
import { ResultStandingStore } from './result-standing.store.js';

/** Keeps where results stand, so that whoever holds one can learn whether it still counts. */
@Injectable()
export class ResultStandingConsumer {
  constructor(private readonly standings: ResultStandingStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const stopped: { dossierId: string; on: string }[] = [];
    for (const fact of facts) {
      const news = resultNewsOf(fact);
      if (news?.kind === 'made') await this.standings.insert(tx, news.result);
      if (news?.kind === 'issued') await this.standings.issue(tx, news.resultId, news.on);
      if (news?.kind === 'withdrawn') await this.standings.withdraw(tx, news.resultId, news.on);
      if (news?.kind === 'stopped') stopped.push(news);
    }
    // Nothing is signed or issued in a dossier after its stop; a load tells of many.
    if (stopped.length > 0) await this.standings.stop(tx, stopped);
  }
}
