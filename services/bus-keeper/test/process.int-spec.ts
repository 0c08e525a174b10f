import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { durables, streams } from '@haicap/contracts';
import { createLogger, createMetrics } from '@haicap/service-kit';
import { eventually, freePort, startNats, type TestNats } from '@haicap/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module.js';
import { TopologyWorker } from '../src/topology/topology.worker.js';
import { wantedTopology } from '../src/topology/wanted-topology.js';

let nats: TestNats;
let keeper: ChildProcess | undefined;
let output: string;
let healthPort: number;

function startProcess(environment: Record<string, string>): ChildProcess {
  output = '';
  const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/main.js')], {
    env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  keeper = child;
  return child;
}

async function startKeeper(): Promise<ChildProcess> {
  healthPort = await freePort();
  return startProcess({
    HAICAP_PROFILE: 'local', HAICAP_PROVINCE: '38', HAICAP_HEALTH_PORT: String(healthPort), HAICAP_NATS_URL: nats.url,
    HAICAP_NATS_USER: 'bus-keeper', HAICAP_NATS_PASSWORD: nats.password, HAICAP_STREAM_MAX_BYTES: '16777216', HAICAP_CHECK_INTERVAL_MS: '300',
  });
}

const readyz = async () => {
  const answer = await fetch(`http://127.0.0.1:${healthPort}/readyz`);
  return { status: answer.status, body: (await answer.json()) as { checks: Record<string, unknown> } };
};

beforeEach(async () => {
  nats = await startNats();
});

afterEach(async () => {
  if (keeper !== undefined && keeper.exitCode === null && keeper.signalCode === null) {
    keeper.kill('SIGKILL');
    await once(keeper, 'exit');
  }
  await nats.stop();
});

describe('the module of bus-keeper', () => {
  it('puts itself together', async () => {
    const bus = await nats.connect('bus-keeper');
    const logger = createLogger({ service: 'bus-keeper', level: 'silent' });
    const wanted = wantedTopology({ streamMaxBytes: 1, streamReplicas: 1 });
    const module = AppModule.with({ bus, wanted, checkIntervalMs: 1_000, logger, metrics: createMetrics('bus-keeper') });

    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });

    expect(app.get(TopologyWorker).absent).toEqual(['not looked yet']);
    await app.close();
  });
});

describe('the process of bus-keeper', () => {
  it('is ready when all streams and durables are there, heals a lost store, and ends with 0 on SIGTERM', async () => {
    const child = await startKeeper();
    await eventually(async () => expect((await readyz()).status).toBe(200), 15_000);
    const manager = await jetstreamManager((await nats.connect('bus-keeper')).nc, { checkAPI: false });
    for (const { name } of streams()) await manager.streams.info(name);
    for (const { stream, name } of durables()) await manager.consumers.info(stream, name);

    await nats.kill();
    nats.wipe();
    await eventually(async () => expect((await readyz()).status).toBe(503));
    await nats.start();
    await eventually(async () => expect((await readyz()).status).toBe(200), 15_000);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 45_000);

  it('says on /metrics what it repaired', async () => {
    await startKeeper();
    await eventually(async () => expect((await readyz()).status).toBe(200), 15_000);

    const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();

    expect(metrics).toContain(`haicap_bus_repairs_total{kind="create-stream",reason="missing",service="bus-keeper"} ${streams().length}`);
    expect(metrics).toContain('haicap_consumer_lag{stream="DOSSIER",durable="reporting-dossier",service="bus-keeper"} 0');
  }, 30_000);
});

describe('a bus-keeper with a bad environment', () => {
  it('prints the names of what is missing or wrong, no value, and exits with 78', async () => {
    const child = startProcess({ HAICAP_PROFILE: 'holiday', HAICAP_PROVINCE: '38', HAICAP_HEALTH_PORT: '0', HAICAP_NATS_URL: 'nats://127.0.0.1:1', HAICAP_NATS_PASSWORD: 'hush' });

    expect(await once(child, 'exit')).toEqual([78, null]);
    expect(output).toBe('configuration: HAICAP_PROFILE: bad\nconfiguration: HAICAP_NATS_USER: missing\n');
  });
});
