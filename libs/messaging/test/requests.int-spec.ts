import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosedConnectionError, headers, NoRespondersError, PermissionViolationError, TimeoutError } from '@nats-io/nats-core';
import type { Bus } from '../src/index.js';
import { startLocalNats, type LocalNats } from './local-nats.js';

let nats: LocalNats;
let dossier: Bus;
let gateway: Bus;

beforeAll(async () => {
  nats = await startLocalNats();
  dossier = await nats.connect('dossier');
  gateway = await nats.connect('gateway');
  dossier.nc.subscribe('rpc.dossier.echo.v1', { callback: (_, message) => { message.respond(message.data); } });
  dossier.nc.subscribe('rpc.dossier.never.v1', { callback: () => undefined });
  await dossier.nc.flush();
});

afterAll(() => nats.stop());

const ask = (subject: string, body = '', timeoutMs = 5_000, bus = gateway) => bus.ask({ subject, body, headers: headers(), timeoutMs });

describe('asking on the bus', () => {
  it('hands each of many answers to the one who asked for it', async () => {
    const bodies = Array.from({ length: 300 }, (_, n) => `question ${n}`);

    const answers = await Promise.all(bodies.map((body) => ask('rpc.dossier.echo.v1', body)));

    expect(answers.map((answer) => answer.string())).toEqual(bodies);
  });

  it('fails at once where nobody listens', async () => {
    await expect(ask('rpc.dossier.nobody.v1')).rejects.toBeInstanceOf(NoRespondersError);
  });

  it('gives each up when its own time is over, the later one first when it has less', async () => {
    const gaveUp: string[] = [];
    const startedAt = performance.now();
    const waited = async (name: string, timeoutMs: number) => {
      await expect(ask('rpc.dossier.never.v1', '', timeoutMs)).rejects.toBeInstanceOf(TimeoutError);
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(timeoutMs - 1);
      gaveUp.push(name);
    };

    await Promise.all([waited('long', 300), waited('short', 60), waited('between', 150)]);

    expect(gaveUp).toEqual(['short', 'between', 'long']);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('fails when the topology does not permit it, long before its time is over', async () => {
    const startedAt = performance.now();

    await expect(ask('rpc.dossier.echo.v1', '', 20_000, await nats.connect('registry'))).rejects.toBeInstanceOf(PermissionViolationError);

    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('fails when the service lets the connection go', async () => {
    const closing = await nats.connect('gateway');
    const unanswered = ask('rpc.dossier.never.v1', '', 20_000, closing).catch((error: unknown) => error);
    await closing.nc.flush();

    await closing.drain();

    expect(await unanswered).toBeInstanceOf(ClosedConnectionError);
  });
});
