import { eventLogController, EventLogStore, operationsControllers } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Installation } from './installation.js';
import { AnnounceChannel } from './payment-channel/announce-channel.js';
import { PaymentChannelStore } from './payment-channel/payment-channel.store.js';
import { KeepJobs } from './payment-job/keep-jobs.js';
import { PaymentJobStore } from './payment-job/payment-job.store.js';
import { PaymentJobWorker } from './payment-job/payment-job.worker.js';
import { RunPaymentJob } from './payment-job/run-payment-job.js';
import { ChangeSession } from './payment-session/change-session.js';
import { FindSessions } from './payment-session/find-sessions.js';
import { PaymentSessionConsumer } from './payment-session/payment-session.consumer.js';
import { PaymentSessionRpc } from './payment-session/payment-session.rpc.js';
import { PaymentSessionStore } from './payment-session/payment-session.store.js';
import { ReceiveCallback } from './payment-session/receive-callback.js';
import type { PaymentPlatform } from './platform/payment-platform.js';
import { PlatformConnection } from './platform/platform-connection.js';
import { MakeStatement } from './statement/make-statement.js';
import { StatementConsumer } from './statement/statement.consumer.js';

/** What the process has before it has a module. */
export interface PortalAdapterParts {
  readonly dataSource: DataSource;
  readonly eventLog: EventLogStore;
  readonly installation: Installation;
  readonly platform: PaymentPlatform | null;
  readonly logger: Logger;
}

@Module({})
export class AppModule {
  /** The only wiring. */
  static with({ dataSource, eventLog, installation, platform, logger }: PortalAdapterParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [PaymentSessionRpc, eventLogController('portal-adapter'), ...operationsControllers('portal-adapter', { dataSource, clock: installation.clock })],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: EventLogStore, useValue: eventLog },
        { provide: Installation, useValue: installation },
        { provide: PlatformConnection, useValue: new PlatformConnection(platform) },
        {
          provide: PaymentJobWorker, inject: [PaymentJobStore, RunPaymentJob],
          useFactory: (jobs: PaymentJobStore, run: RunPaymentJob) => new PaymentJobWorker(dataSource, installation, jobs, run, logger),
        },
        PaymentChannelStore, PaymentJobStore, PaymentSessionStore,
        AnnounceChannel, ChangeSession, FindSessions, KeepJobs, MakeStatement, ReceiveCallback, RunPaymentJob,
        PaymentSessionConsumer, StatementConsumer,
      ],
    };
  }
}
