import { Module, type DynamicModule } from '@nestjs/common';
import { TopologyWorker, type TopologyWorkerOptions } from './topology/topology.worker.js';

@Module({})
export class AppModule {
  /** The whole wiring: one worker on one connection. */
  static with(options: TopologyWorkerOptions): DynamicModule {
    return {
      module: AppModule,
      providers: [{ provide: TopologyWorker, useFactory: () => new TopologyWorker(options) }],
      exports: [TopologyWorker],
    };
  }
}
