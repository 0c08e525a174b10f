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

/** Parts made beforehand, or taken from the module. */
export type PartsOf = readonly ServicePart[] | ((app: INestApplicationContext) => readonly ServicePart[]);

export interface ServiceSetup {
  readonly config: { readonly healthPort: number; readonly healthHost?: string };
  readonly module: Type | DynamicModule;
  readonly bus: Bus;
  /** Absent for a service that answers nothing on the bus. */
  readonly rpcServer?: RpcServer;
  readonly shutdown: Shutdown;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Asked only once the module is there; until then the service is not ready anyway. */
  readonly readiness?: (app: INestApplicationContext) => Promise<ReadinessChecks>;
  /** Started after the RPC server listens; stopped first, in this order: relay, then subscriptions. */
  readonly background?: PartsOf;
  /** Stopped last, after the bus: pools. */
  readonly closing?: PartsOf;
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
  const { bus, logger, metrics, shutdown } = setup;
  let app: INestApplicationContext | undefined;
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
      ...(app === undefined ? {} : await setup.readiness?.(app)),
    }),
  });
  const running = await startNest(setup);
  app = running;
  for (const part of partsOf(setup.background, running)) {
    await part.start?.();
    shutdown.step(part.name, () => Promise.resolve(part.stop()));
  }
  shutdown.step('requests', () => running.close());
  shutdown.step('bus', () => bus.drain());
  for (const part of partsOf(setup.closing, running)) shutdown.step(part.name, () => Promise.resolve(part.stop()));
  shutdown.step('health', () => health.close());
  started = true;
  logger.info({ healthPort: health.port }, 'started');
  return { app: running, health };
}

function partsOf(parts: PartsOf = [], app: INestApplicationContext): readonly ServicePart[] {
  return typeof parts === 'function' ? parts(app) : parts;
}

async function startNest({ module, rpcServer, logger }: ServiceSetup): Promise<INestApplicationContext> {
  const options = { logger: nestLogger(logger), abortOnError: false };
  if (rpcServer === undefined) return NestFactory.createApplicationContext(module, options);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, { ...options, strategy: rpcServer });
  await app.listen();
  return app;
}
