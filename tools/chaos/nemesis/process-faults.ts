import { createClient } from 'redis';
import { BACKENDS, SERVICES } from '../stage/stage.ts';
import type { Failpoints } from '../stage/failpoints.ts';
import type { Stage } from '../stage/stage.ts';
import { wait } from './fault.ts';
import type { Fault } from './fault.ts';

type Injector = { inject: (fault: Fault, forMs: number) => Promise<void> };

/** A paused gateway cannot answer at all; it rests less long than a request may take. */
const GATEWAY_PAUSE_MAX_MS = 5_000;

export const kill = (target: string): Fault => ({ name: 'kill -9', target, run: async (stage) => stage.kill(target) });

/** Killed, and nobody starts it again for a while. */
export const outage = (target: string): Fault => ({
  name: 'outage', target,
  run: async (stage, forMs) => {
    await stage.halt(target);
    await wait(forMs);
    await stage.start(target);
  },
});

export const pause = (target: string): Fault => ({
  name: 'pause', target,
  run: async (stage, forMs) => {
    await stage.pause(target);
    await wait(target === 'gateway' ? Math.min(forMs, GATEWAY_PAUSE_MAX_MS) : forMs);
    stage.resume(target);
  },
});

/** As long as asked, also beyond what a request may take: for leases that run out. */
export const longPause = (target: string): Fault => ({
  name: 'pause', target,
  run: async (stage, forMs) => {
    await stage.pause(target);
    await wait(forMs);
    stage.resume(target);
  },
});

const BATCH_COMES_MAX_MS = 20_000;

/** The first process of dossier sleeps with a batch in its hands, longer than its lease: a twin takes over and publishes the same rows. */
export async function sleepWithBatchInHand({ nemesis, stage }: { nemesis: Injector; stage: Stage }, failpoints: Failpoints, forMs: number): Promise<boolean> {
  const sleeper = stage.child('dossier').identity?.pid;
  return await failpoints.next(({ name, pid }) => name === 'relay.batch-read' && pid === sleeper, () => nemesis.inject(longPause('dossier'), forMs), BATCH_COMES_MAX_MS);
}

/** A second process of the service takes part in everything: requests, facts, the wait for the relay's lease. Then it dies. */
export const secondProcess = (target: string): Fault => ({
  name: 'second process', target,
  run: async (stage, forMs) => {
    const twin = await stage.twin(target);
    await wait(forMs);
    await twin.halt();
  },
});

export const flushRedis: Fault = {
  name: 'FLUSHALL', target: 'redis',
  run: async (stage) => {
    const client = createClient({ url: stage.known.connections.redisUrl, socket: { connectTimeout: 3_000, reconnectStrategy: false } });
    client.on('error', () => undefined);
    await client.connect();
    await client.flushAll();
    client.destroy();
  },
};

/** The service's clock stands elsewhere for a while; the clocks of its database and of the bus do not move. */
export const clockJump = (target: string, seconds: number): Fault => ({
  name: `clock ${seconds > 0 ? '+' : ''}${seconds} s`, target,
  run: async (stage, forMs) => {
    stage.setClock(target, seconds);
    await wait(forMs);
    stage.setClock(target, 0);
  },
});

export const PROCESS_FAULTS: readonly Fault[] = [
  ...[...SERVICES, ...BACKENDS].flatMap((name) => [kill(name), outage(name), pause(name)]),
  secondProcess('dossier'), secondProcess('reporting'), flushRedis,
];
