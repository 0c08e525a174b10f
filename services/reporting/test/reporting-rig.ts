import { listFigures, lookUpSummary, type RpcInput } from '@haicap/contracts';
import { fixedClock } from '@haicap/kernel';
import type { OrderedFact, OwnerLog } from '@haicap/outbox';
import { createLogger, withScope } from '@haicap/service-kit';
import { seededIds, TEST_NOW, testDatabase, type TestDatabase } from '@haicap/testing';
import { NestFactory } from '@nestjs/core';
import type { Pool } from 'pg';
import type { EntityManager } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { REPORTING_MIGRATIONS, reportingDataSource } from '../src/database/data-source.js';
import { ListFigures } from '../src/figures/list-figures.js';
import { LookUpSummary } from '../src/figures/look-up-summary.js';
import { KeepFreshness } from '../src/freshness/keep-freshness.js';
import { Installation } from '../src/installation.js';
import { ApplyNews } from '../src/on-time-tally/apply-news.js';
import { CompareCopies } from '../src/on-time-tally/compare-copies.js';
import { OnTimeTallyConsumer } from '../src/on-time-tally/on-time-tally.consumer.js';
import { OnTimeTallyStore, type BehindDossier } from '../src/on-time-tally/on-time-tally.store.js';
import { SumsStore } from '../src/on-time-tally/sums.store.js';
import { ProcedureMirrorConsumer } from '../src/procedure-mirror/procedure-mirror.consumer.js';
import { RebuildStep } from '../src/rebuild/rebuild-step.js';
import { RebuildStore } from '../src/rebuild/rebuild.store.js';
import { UnitMirrorConsumer } from '../src/unit-mirror/unit-mirror.consumer.js';
import { KnownLog } from './known-log.js';
import { PROCEDURE_FACTS, UNIT_FACTS } from './sample-facts.js';

/** What happens while a rebuild is where nothing holds live facts back. */
export interface Meanwhile {
  readonly afterComparison?: (() => Promise<void>) | undefined;
  readonly afterSums?: (() => Promise<void>) | undefined;
}

class WatchedCopies extends CompareCopies {
  constructor(store: OnTimeTallyStore, sums: SumsStore, private readonly meanwhile: Meanwhile) {
    super(store, sums);
  }

  override async sumUp(...asked: Parameters<CompareCopies['sumUp']>): Promise<void> {
    await super.sumUp(...asked);
    await this.meanwhile.afterSums?.();
  }

  override async behind(...asked: Parameters<CompareCopies['behind']>): Promise<BehindDossier[]> {
    const missing = await super.behind(...asked);
    if (missing.length === 0) await this.meanwhile.afterComparison?.();
    return missing;
  }
}

export type ReportingRig = Awaited<ReturnType<typeof reportingRig>>;

export interface RigOptions {
  /** Another one than the rig's own; it is dropped like it. */
  readonly database?: TestDatabase;
  /** Facts of one transaction of a rebuild; without it each page of the log is one. */
  readonly batchFacts?: number;
  /** Sees the pool before it is used. */
  readonly onPool?: (pool: Pool) => void;
}

/** The service's module on a database of its own, without a bus: facts are put in by hand, as the inbox would. */
export async function reportingRig(dossierLog: Pick<OwnerLog, 'list' | 'get'> = new KnownLog(), given: RigOptions = {}) {
  const database = given.database ?? (await testDatabase('reporting', REPORTING_MIGRATIONS));
  const logger = createLogger({ service: 'reporting', level: 'silent' });
  const dataSource = await reportingDataSource(database.appUrl, logger).initialize();
  given.onPool?.((dataSource.driver as unknown as { master: Pool }).master);
  const clock = fixedClock(TEST_NOW);
  const hints: string[] = [];
  const module = AppModule.with({
    dataSource, logger, dossierLog,
    installation: { provinceCode: '38', clock, ids: seededIds(1, clock), tellFiguresChanged: () => hints.push('figures') },
  });
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  const project = (consumer: { project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> }, facts: readonly OrderedFact[]) =>
    withScope(dataSource, { kind: 'installation' }, (tx) => consumer.project(tx, facts));
  await project(app.get(UnitMirrorConsumer), UNIT_FACTS);
  await project(app.get(ProcedureMirrorConsumer), PROCEDURE_FACTS);
  const step = (worker: string, meanwhile: Meanwhile = {}) => new RebuildStep({
    dataSource, installation: app.get(Installation), rebuilds: app.get(RebuildStore), freshness: app.get(KeepFreshness),
    applyNews: app.get(ApplyNews), copies: new WatchedCopies(app.get(OnTimeTallyStore), app.get(SumsStore), meanwhile), log: dossierLog, logger, worker, batchFacts: given.batchFacts ?? 1,
  });
  return {
    app, database, dataSource, clock, hints, logger,
    /** The rebuild as one process does it, a step at a time; something may happen in between. */
    rebuildStep: step,
    projectDossiers: (facts: readonly OrderedFact[]) => project(app.get(OnTimeTallyConsumer), facts),
    projectUnits: (facts: readonly OrderedFact[]) => project(app.get(UnitMirrorConsumer), facts),
    summary: async (request: RpcInput<typeof lookUpSummary> = {}) =>
      accepted(await app.get(LookUpSummary).run(lookUpSummary.request.parse(request))),
    list: async (request: RpcInput<typeof listFigures>) => listFigures.reply.parse(accepted(await app.get(ListFigures).run(listFigures.request.parse(request)))),
    listRaw: (request: RpcInput<typeof listFigures>) => app.get(ListFigures).run(listFigures.request.parse(request)),
    /** A look into the tables past every right. */
    rows: async <T>(sql: string, values: unknown[] = []) => (await database.admin.query(sql, values)).rows as T[],
    close: async () => {
      await app.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** The value of a result that must not be a refusal. */
export function accepted<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
