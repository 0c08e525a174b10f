import { operationsControllers, type OwnerLog } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FiguresRpc } from './figures/figures.rpc.js';
import { FiguresStore } from './figures/figures.store.js';
import { ListFigures } from './figures/list-figures.js';
import { LookUpSummary } from './figures/look-up-summary.js';
import { FreshnessStore } from './freshness/freshness.store.js';
import { KeepFreshness } from './freshness/keep-freshness.js';
import { Installation, type InstallationSettings } from './installation.js';
import { ApplyNews } from './on-time-tally/apply-news.js';
import { CompareCopies } from './on-time-tally/compare-copies.js';
import { OnTimeTallyConsumer } from './on-time-tally/on-time-tally.consumer.js';
import { OnTimeTallyStore } from './on-time-tally/on-time-tally.store.js';
import { SumsStore } from './on-time-tally/sums.store.js';
import { NameProcedures } from './procedure-mirror/name-procedures.js';
import { ProcedureMirrorConsumer } from './procedure-mirror/procedure-mirror.consumer.js';
import { ProcedureMirrorStore } from './procedure-mirror/procedure-mirror.store.js';
import { RebuildFigures } from './rebuild/rebuild-figures.js';
import { RebuildRpc } from './rebuild/rebuild.rpc.js';
import { RebuildStore } from './rebuild/rebuild.store.js';
import { RebuildWorker } from './rebuild/rebuild.worker.js';
import { ListStepTimes } from './step-times/list-step-times.js';
import { StepTimesRpc } from './step-times/step-times.rpc.js';
import { StepTimesStore } from './step-times/step-times.store.js';
import { NameUnits } from './unit-mirror/name-units.js';
import { UnitMirrorConsumer } from './unit-mirror/unit-mirror.consumer.js';
import { UnitMirrorStore } from './unit-mirror/unit-mirror.store.js';

export interface ReportingParts {
  readonly dataSource: DataSource;
  readonly installation: InstallationSettings;
  /** The log of dossiers, from which figures are rebuilt. */
  readonly dossierLog: Pick<OwnerLog, 'list' | 'get'>;
  readonly logger: Logger;
}

const STORES = [FiguresStore, FreshnessStore, OnTimeTallyStore, ProcedureMirrorStore, RebuildStore, StepTimesStore, SumsStore, UnitMirrorStore];
const USE_CASES = [ApplyNews, CompareCopies, KeepFreshness, ListFigures, ListStepTimes, LookUpSummary, NameProcedures, NameUnits, RebuildFigures];
const CONSUMERS = [OnTimeTallyConsumer, ProcedureMirrorConsumer, UnitMirrorConsumer];

@Module({})
export class AppModule {
  /** The whole wiring. What a process owns is handed in, so a test starts the same module on its own database. */
  static with({ dataSource, installation: settings, dossierLog: log, logger }: ReportingParts): DynamicModule {
    const installation = new Installation(settings);
    return {
      module: AppModule,
      controllers: [FiguresRpc, RebuildRpc, StepTimesRpc, ...operationsControllers('reporting', { dataSource, clock: settings.clock })],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: Installation, useValue: installation },
        {
          provide: RebuildWorker,
          inject: [RebuildStore, KeepFreshness, ApplyNews, CompareCopies],
          useFactory: (rebuilds: RebuildStore, freshness: KeepFreshness, applyNews: ApplyNews, copies: CompareCopies) =>
            new RebuildWorker({ dataSource, installation, rebuilds, freshness, applyNews, copies, log, logger, worker: settings.ids.next() }),
        },
        ...STORES, ...USE_CASES, ...CONSUMERS,
      ],
    };
  }
}
