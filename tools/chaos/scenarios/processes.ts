import { wait } from '../nemesis/fault.ts';
import { flushRedis, kill, outage, sleepWithBatchInHand } from '../nemesis/process-faults.ts';
import { inServiceDatabase } from '../stage/drained.ts';
import type { Failpoints } from '../stage/failpoints.ts';
import { SERVICES } from '../stage/stage.ts';
import type { Stage } from '../stage/stage.ts';
import type { Scenario } from './run-scenario.ts';

/** Long enough for a service to be back before the next one dies: recovery is a figure of one fault then, not of a row of them. */
const BETWEEN_KILLS_MS = 5_000;
const PAUSED_MS = 30_000;

/** R01: over 5,000 dossiers, and back within 15 s; R02: PostgreSQL has 30 s. NATS has no time of its own. */
const KILLS_ACCEPTED_MIN = 5_000;
const SERVICE_BACK_MS = 15_000;
const SERVER_BACK_MS = 30_000;
const KILLS_MAX_MS = 900_000;

/** R01 to R03: at least 20 kills of services, 5 of PostgreSQL, 10 of NATS. */
export const kills: Scenario = {
  name: 'kills',
  wholeStream: true,
  acceptedMin: KILLS_ACCEPTED_MIN,
  recoveryMaxMs: (target) => (target === 'postgres' || target === 'nats' ? SERVER_BACK_MS : SERVICE_BACK_MS),
  act: async ({ nemesis, workload }) => {
    for (let round = 0; round < 4; round += 1) {
      for (const name of [...SERVICES, 'nats', 'nats', 'postgres']) {
        await nemesis.inject(kill(name), 0);
        await wait(BETWEEN_KILLS_MS);
      }
    }
    for (const name of ['postgres', 'nats', 'nats']) {
      await nemesis.inject(kill(name), 0);
      await wait(BETWEEN_KILLS_MS);
    }
    // A slow machine has to go on being hit until it has done as much.
    for (let round = 0; workload.accepted < KILLS_ACCEPTED_MIN && workload.runningMs < KILLS_MAX_MS; round += 1) {
      await nemesis.inject(kill(SERVICES[round % SERVICES.length] ?? 'dossier'), 0);
      await wait(BETWEEN_KILLS_MS);
    }
  },
};

/** R04: without Redis at most one command in a hundred fails, and nothing is lost. */
export const redisAway: Scenario = {
  name: 'redis-away',
  wholeStream: true,
  act: async ({ nemesis, workload, problem }) => {
    await wait(5_000);
    const before = { ...workload.counts(), noToken: workload.noToken };
    for (let round = 0; round < 5; round += 1) {
      await nemesis.inject(kill('redis'), 0);
      await wait(2_000);
      await nemesis.inject(outage('redis'), 5_000);
      await nemesis.inject(flushRedis, 0);
    }
    const during = workload.counts();
    const [ok, unknown] = [during.ok - before.ok, during.info - before.info + workload.noToken - before.noToken];
    if (unknown > ok / 99) problem(`${unknown} of ${ok + unknown} requests failed while Redis was away`);
  },
};

/** R05: the holder of the relay's lease sleeps past its time, another takes over, and the sleeper wakes up. */
export const relayPaused = (failpoints: Failpoints): Scenario => ({
  name: 'relay-paused',
  wholeStream: true,
  wish: { testBuild: { dossier: failpoints.environment('relay.batch-read') } },
  act: async (act) => {
    const { stage, say, problem } = act;
    await wait(5_000);
    const twin = await stage.twin('dossier');
    const before = await relayEpoch(stage);
    // A relay that sleeps between two batches would have nothing to write afterwards.
    if (!await sleepWithBatchInHand(act, failpoints, PAUSED_MS)) problem('the relay had no batch in its hands');
    const after = await relayEpoch(stage);
    say(`the lease went from epoch ${before} to ${after}`);
    if (after <= before) problem('nobody took the lease over from a relay that slept');
    await wait(10_000);
    await twin.halt();
    await wait(20_000);
  },
});

async function relayEpoch(stage: Stage): Promise<number> {
  return await inServiceDatabase(stage, 'dossier', async (client) => {
    const { rows } = await client.query<{ epoch: string }>(`SELECT epoch FROM relay_lease WHERE name = 'relay.dossier'`);
    return Number(rows[0]?.epoch ?? 0);
  });
}
