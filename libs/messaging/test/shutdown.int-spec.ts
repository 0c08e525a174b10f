import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assignDossier } from '@haicap/contracts';
import { RpcClient } from '../src/index.js';
import { startLocalNats, until, type LocalNats } from './local-nats.js';
import { aDossier, dossierId } from './rpc-stage.js';

const assignment = { dossierId, expectedVersion: 1, assigneeId: dossierId };

let nats: LocalNats;
let service: ChildProcess;
let output: string;

async function startSlowService(handlerMs: number): Promise<void> {
  output = '';
  service = spawn(process.execPath, [join(import.meta.dirname, 'slow-service.mjs')], {
    env: { PATH: process.env['PATH'] ?? '', NATS_URL: nats.url, HANDLER_MS: String(handlerMs), DOSSIER: JSON.stringify(aDossier) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [service.stdout, service.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()));
  await until(() => output.includes('health '));
}

const health = async (path: string) => {
  const port = /^health (\d+)$/m.exec(output)?.[1];
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, body: await answer.text() };
};

beforeEach(async () => {
  nats = await startLocalNats();
});

afterEach(async () => {
  if (service.exitCode === null && service.signalCode === null) {
    service.kill('SIGKILL');
    await once(service, 'exit');
  }
  await nats.stop();
});

describe('a service that receives SIGTERM with a request in flight', () => {
  it('answers it, stops everything in order and exits with 0', async () => {
    await startSlowService(1_000);
    const client = new RpcClient(await nats.connect('gateway'));
    const inFlight = client.call(assignDossier, assignment, { token: 't', idempotencyKey: 'k' });
    await until(() => output.includes('handling'));

    service.kill('SIGTERM');
    await until(async () => (await health('/readyz')).status === 503);
    const late = await client.call(assignDossier, assignment, { token: 't', idempotencyKey: 'k2' });
    const exited = once(service, 'exit');

    expect(late).toMatchObject({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } });
    expect(await inFlight).toEqual({ ok: true, value: aDossier });
    expect(await exited).toEqual([0, null]);
    expect(output.split('\n').filter((line) => /^(start|stop) /.test(line))).toEqual(['start relay', 'start subscription', 'stop relay', 'stop subscription', 'stop pool']);
  });

  it('does not stop twice when the signal comes twice', async () => {
    await startSlowService(300);

    service.kill('SIGTERM');
    service.kill('SIGINT');
    const [code] = await once(service, 'exit');

    expect(code).toBe(0);
    expect(output.match(/stop relay/g)).toHaveLength(1);
  });
});

describe('a running service', () => {
  it('is live and ready, serves its metrics, and is not ready while the bus is away', async () => {
    await startSlowService(0);
    expect(await health('/readyz')).toMatchObject({ status: 200 });
    expect((await health('/metrics')).body).toContain('haicap_rpc_duration_seconds');

    await nats.kill();
    await until(async () => (await health('/readyz')).status === 503);

    expect((await health('/livez')).status).toBe(200);
    await nats.start();
    await until(async () => (await health('/readyz')).status === 200);
  });
});
