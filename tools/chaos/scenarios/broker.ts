import { wait } from '../nemesis/fault.ts';
import type { Fault } from '../nemesis/fault.ts';
import { outage } from '../nemesis/process-faults.ts';
import { BrokerStore } from '../stage/broker-store.ts';
import { inServiceDatabase } from '../stage/drained.ts';
import type { Stage } from '../stage/stage.ts';
import { durableAnew, withStreamKeeper } from '../stage/stream-keeper.ts';
import type { Scenario } from './run-scenario.ts';

const WORK_MS = 15_000;
const OUTAGE_MS = 60_000;
/** R03: the outbox is empty a minute after the broker came back. R08, R09: projections are equal after five. */
const BACK_MS = 60_000;
const REPAIRED_MS = 300_000;
const REPLAYED_EVENTS_MIN = 10_000;

const broken = (name: string, run: (stage: Stage) => Promise<void>): Fault => ({ name, target: 'nats', run });

export const brokerAway: Scenario = {
  name: 'broker-away',
  drainMs: BACK_MS,
  act: async ({ nemesis }) => {
    await wait(WORK_MS);
    await nemesis.inject(outage('nats'), OUTAGE_MS);
    await wait(WORK_MS);
  },
};

export const brokerRewound: Scenario = {
  name: 'broker-rewound',
  drainMs: REPAIRED_MS,
  act: async ({ nemesis, stage }) => {
    const store = new BrokerStore(stage);
    await wait(WORK_MS);
    await store.snapshot();
    await wait(WORK_MS);
    await nemesis.inject(broken('store rewound', () => store.rewind()), 0);
    await wait(WORK_MS);
  },
};

export const brokerBitFlipped: Scenario = {
  name: 'broker-bit-flipped',
  drainMs: REPAIRED_MS,
  act: async ({ nemesis, stage, say }) => {
    const store = new BrokerStore(stage);
    await wait(WORK_MS);
    await nemesis.inject(broken('bit flipped', async () => say(`in ${await store.flipBit('DOSSIER')}`)), 0);
    await wait(WORK_MS);
  },
};

export const brokerWiped: Scenario = {
  name: 'broker-wiped',
  drainMs: REPAIRED_MS,
  act: async ({ nemesis, stage }) => {
    await wait(WORK_MS);
    await nemesis.inject(broken('store deleted', () => new BrokerStore(stage).wipe()), 0);
    await wait(WORK_MS);
  },
};

/** R10: everything is delivered again from the first message on, and nothing happens twice. */
export const replay: Scenario = {
  name: 'replay-all',
  act: async ({ nemesis, stage, workload, say, problem }) => {
    while (await recordedFacts(stage) < REPLAYED_EVENTS_MIN && workload.runningMs < 400_000) await wait(2_000);
    await nemesis.inject(broken('everything again', async () => {
      const pending = await deliverAgain(stage, 'DOSSIER', 'reporting-dossier');
      say(`${pending} facts are delivered again`);
      if (pending < REPLAYED_EVENTS_MIN) problem(`only ${pending} facts were there to be delivered again`);
    }), 0);
    await wait(WORK_MS);
  },
};

async function recordedFacts(stage: Stage): Promise<number> {
  return await inServiceDatabase(stage, 'dossier', async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM event WHERE noun = 'dossier'`);
    return rows[0]?.n ?? 0;
  });
}

/** Makes the durable anew from the beginning of its stream; answers how many messages that are. */
async function deliverAgain(stage: Stage, stream: string, durable: string): Promise<number> {
  const { after } = await withStreamKeeper(stage, (keeper) => durableAnew(keeper, stream, durable, { deliver_policy: 'all' }));
  return after.num_pending;
}
