import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FactEnvelope } from '@haicap/contracts';
import { toOrderedFact, type OwnerLog } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { resultNewsOf, type ResultNews } from './result-standing.js';
import { ResultStandingConsumer } from './result-standing.consumer.js';
import { ResultStandingStore } from './result-standing.store.js';

const AT_ONCE_MAX = 50;

/** What is asked of the log of an owner. */
export type LogOfDossiers = Pick<OwnerLog, 'getSome'>;

/** Reads from the log of `dossier` when results were issued or stopped of which an earlier release kept the signature alone. */
@Injectable()
export class ReadIssues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: ResultStandingStore,
    private readonly consumer: ResultStandingConsumer,
    private readonly installation: Installation,
  ) {}

  /** True when more wait. */
  async run(log: LogOfDossiers): Promise<boolean> {
    const dossierIds = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.standings.toRead(tx, AT_ONCE_MAX));
    if (dossierIds.length === 0) return false;
    const facts = await lifeOf(log, dossierIds);
    await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      // What is applied already is applied again with the same outcome, also beside the live facts.
      await this.consumer.apply(tx, facts.flatMap((fact) => this.#newsIn(fact)));
      await this.standings.noteRead(tx, dossierIds);
    });
    return dossierIds.length === AT_ONCE_MAX;
  }

  /** A fact that cannot be read lies in the dead letters of the live copy too; those of the dossiers behind it are read all the same. */
  #newsIn(fact: FactEnvelope): ResultNews[] {
    try {
      const news = resultNewsOf(toOrderedFact(fact));
      return news === null ? [] : [news];
    } catch (error) {
      this.installation.logger.warn({ err: error, eventId: fact.id }, 'a fact cannot be read and says nothing about where a result stands');
      return [];
    }
  }
}

/** Every fact of these dossiers. An answer that was cut is asked on from where it ended. */
async function lifeOf(log: LogOfDossiers, dossierIds: readonly string[]): Promise<FactEnvelope[]> {
  const facts: FactEnvelope[] = [];
  let asked = dossierIds.map((aggregateId) => ({ aggregateId, fromVersion: 1 }));
  for (;;) {
    const { events, more } = await log.getSome(asked);
    facts.push(...events);
    const last = events.at(-1);
    if (!more || last === undefined) return facts;
    // The answer is sorted by dossier: those before the last one are complete.
    asked = asked.filter(({ aggregateId }) => aggregateId >= last.subject)
      .map(({ aggregateId, fromVersion }) => ({ aggregateId, fromVersion: aggregateId === last.subject ? last.version + 1 : fromVersion }));
  }
}
