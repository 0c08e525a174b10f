import { eventLogController, EventLogStore } from '@haicap/outbox';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DossierCopyConsumer } from './dossier-copy/dossier-copy.consumer.js';
import { DossierCopyStore } from './dossier-copy/dossier-copy.store.js';

/** What the process has before it has a module. */
export interface FilesParts {
  readonly dataSource: DataSource;
  readonly eventLog: EventLogStore;
}

@Module({})
export class AppModule {
  /** The only wiring. */
  static with({ dataSource, eventLog }: FilesParts): DynamicModule {
    return {
      module: AppModule,
      controllers: [eventLogController('files')],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: EventLogStore, useValue: eventLog },
        DossierCopyStore, DossierCopyConsumer,
      ],
    };
  }
}
