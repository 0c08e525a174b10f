import { nestLogger, startHealthServer, type HealthServer, type Logger, type Metrics, type ReadinessChecks, type Shutdown } from '@haicap/service-kit';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { Bus } from './bus.js';
import type { RpcServer } from './rpc-server.js';

/** Something of a process that runs beside its requests: a relay, a subscription, a pool. */
export interface ServicePart {
  readonly name: string;
  start?(): Promise<void> | void;
  stop(): Promise<void> | void;
}

export interface ServiceSetup {
  readonly config: { readonly healthPort: number; readonly healthHost?: string };
  readonly module: Type | DynamicModule;
  readonly bus: Bus;
  /** Absent for a service that answers nothing on the bus. */
  readonly rpcServer?: RpcServer;
  readonly shutdown: Shutdown;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readiness?: () => Promise<ReadinessChecks>;
  /** Started after the RPC server listens; stopped first, in this order: relay, then subscriptions. */
  readonly background?: readonly ServicePart[];
  /** Stopped last, after the bus: pools. */
  readonly closing?: readonly ServicePart[];
}

export interface RunningService {
  readonly app: INestApplicationContext;
  readonly health: HealthServer;
}

/**
 * Starts a service: health first, then its Nest module on the RPC server, then what runs in the background. The steps of
 * its end are set in the one right order: not ready, background stopped, requests in flight answered, bus drained, pools
 * closed. A `main.ts` is: loadConfig, createLogger, connectBus, its parts, bootService.
 */
export async function bootService(setup: ServiceSetup): Promise<RunningService> {
  const { bus, logger, metrics, shutdown, background = [], closing = [] } = setup;
  let started = false;
  const health = await startHealthServer({
    port: setup.config.healthPort,
    ...(setup.config.healthHost === undefined ? {} : { host: setup.config.healthHost }),
    service: bus.service,
    metrics,
    isLive: () => !bus.nc.isClosed(),
    readiness: async () => ({
      started,
      running: !shutdown.isDraining,
      bus: bus.isConnected(),
      ...(await setup.readiness?.()),
    }),
  });
  const app = await startNest(setup);
  for (const part of background) {
    await part.start?.();
    shutdown.step(part.name, () => Promise.resolve(part.stop()));
  }
  shutdown.step('requests', () => app.close());
  shutdown.step('bus', () => bus.drain());
  for (const part of closing) shutdown.step(part.name, () => Promise.resolve(part.stop()));
  shutdown.step('health', () => health.close());
  started = true;
  logger.info({ healthPort: health.port }, 'started');
  return { app, health };
}

async function startNest({ module, rpcServer, logger }: ServiceSetup): Promise<INestApplicationContext> {
  const options = { logger: nestLogger(logger), abortOnError: false };
  if (rpcServer === undefined) return NestFactory.createApplicationContext(module, options);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, { ...options, strategy: rpcServer });
  await app.listen();
  return app;
}
