import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

/** `true` is ready; `false` or a reason is not; a text that starts with "ok" or "degraded" is ready and says more. */
export type ReadinessChecks = Record<string, boolean | string>;

export interface HealthServerOptions {
  readonly port: number;
  readonly host?: string;
  readonly service: string;
  readonly isLive: () => boolean;
  readonly readiness: () => Promise<ReadinessChecks>;
  readonly metrics: Metrics;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

// A readiness probe that hangs would look like a dead process; a slow dependency is simply not ready.
const READINESS_TIMEOUT_MS = 2_000;

/**
 * Serves /livez, /readyz and /metrics on its own listener, on the loopback interface unless told otherwise. Liveness
 * never asks a database or the bus: a restart does not heal them.
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(options, request.url ?? '/', response).catch((error: unknown) => {
      sendJson(response, 500, { service: options.service, error: error instanceof Error ? error.name : 'unknown' });
    });
  });
  server.keepAliveTimeout = 1_000;
  await listening(server, options.port, options.host ?? '127.0.0.1');
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(options: HealthServerOptions, url: string, response: ServerResponse): Promise<void> {
  const path = url.split('?', 1)[0];
  if (path === '/livez') {
    const live = options.isLive();
    sendJson(response, live ? 200 : 503, { service: options.service, live });
  } else if (path === '/readyz') {
    const checks = await readinessInTime(options.readiness);
    const ready = Object.values(checks).every(isReady);
    sendJson(response, ready ? 200 : 503, { service: options.service, ready, checks });
  } else if (path === '/metrics') {
    const text = await options.metrics.registry.metrics();
    response.writeHead(200, { 'content-type': options.metrics.registry.contentType }).end(text);
  } else {
    sendJson(response, 404, { service: options.service });
  }
}

const isReady = (check: boolean | string) => check === true || (typeof check === 'string' && /^(ok|degraded)/.test(check));

async function readinessInTime(readiness: () => Promise<ReadinessChecks>): Promise<ReadinessChecks> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadinessChecks>((resolve) => {
    timer = setTimeout(() => resolve({ answered: 'the readiness checks did not answer in time' }), READINESS_TIMEOUT_MS);
  });
  try {
    return await Promise.race([readiness(), late]);
  } catch (error) {
    return { checked: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
