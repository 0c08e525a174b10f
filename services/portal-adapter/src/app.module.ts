import { eventLogController, EventLogStore } from '@haicap/outbox';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the process has before it has a module. */
export interface PortalAdapterParts {
  readonly dataSource: DataSource;
  readonly eventLog: EventLogStore;
}

@Module({})
export class AppModule {
  /** The only wiring. */
  static with({ dataSource, eventLog }: PortalAdapterParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [eventLogController('portal-adapter')],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: EventLogStore, useValue: eventLog },
      ],
    };
  }
}
