import { join } from 'node:path';
import { wait } from '../nemesis/fault.ts';
import { inServiceDatabase } from '../stage/drained.ts';
import { SmallDisk } from '../stage/small-disk.ts';
import type { Stage } from '../stage/stage.ts';
import { Answers } from './clear-answers.ts';
import type { Scenario } from './run-scenario.ts';

const FULL_MS = 20_000;
/** R11. */
const RECOVERED_MS = 120_000;
const OPEN_MS = 60_000;
/** R13. */
const OUTBOX_AGE_MAX_MS = 5_000;

/** R11: the disk of a server has no byte left for a while. Whoever makes room also starts nats-server again, as its runbook says. */
function diskFull(name: string, target: 'nats' | 'postgres', megabytes: number): Scenario {
  let disk: SmallDisk | undefined;
  return {
    name,
    drainMs: RECOVERED_MS,
    wish: {
      beforeStart: (dataFolder) => {
        disk = SmallDisk.mount(join(dataFolder, target), megabytes);
        return Promise.resolve();
      },
      afterStop: () => disk?.unmount(),
    },
    act: async ({ nemesis, workload, say, problem }) => {
      await wait(10_000);
      const answers = new Answers();
      workload.onAnswer((_command, { outcome }) => answers.add(outcome));
      await nemesis.inject({
        name: 'disk full', target,
        run: async (stage, forMs) => {
          disk?.fill();
          await wait(forMs);
          workload.onAnswer(() => undefined);
          disk?.free();
          if (target === 'nats') await stage.kill('nats');
        },
      }, FULL_MS);
      say(`while the disk was full: ${answers.told()}`);
      const complaint = answers.complaint();
      if (complaint !== undefined) problem(complaint);
      await wait(15_000);
    },
  };
}

export const brokerDiskFull = diskFull('broker-disk-full', 'nats', 96);
export const databaseDiskFull = diskFull('database-disk-full', 'postgres', 700);

/** R13: a write transaction that stays open in another database of the same server. */
export const openTransaction: Scenario = {
  name: 'open-transaction',
  act: async ({ nemesis, problem }) => {
    await wait(5_000);
    await nemesis.inject({
      name: 'open transaction', target: 'postgres',
      run: async (stage, forMs) => {
        const oldestMs = await whileTransactionIsOpen(stage, forMs);
        if (oldestMs > OUTBOX_AGE_MAX_MS) problem(`an event waited ${Math.round(oldestMs)} ms in the outbox`);
      },
    }, OPEN_MS);
  },
};

async function whileTransactionIsOpen(stage: Stage, forMs: number): Promise<number> {
  return await inServiceDatabase(stage, 'identity', async (elsewhere) => {
    await elsewhere.query('BEGIN; CREATE TABLE left_open (id integer); INSERT INTO left_open VALUES (1)');
    let oldestMs = 0;
    for (const endMs = performance.now() + forMs; performance.now() < endMs;) {
      await wait(500);
      oldestMs = Math.max(oldestMs, await oldestUnpublishedMs(stage));
    }
    await elsewhere.query('ROLLBACK');
    return oldestMs;
  });
}

async function oldestUnpublishedMs(stage: Stage): Promise<number> {
  return await inServiceDatabase(stage, 'dossier', async (client) => {
    const { rows } = await client.query<{ ms: number | null }>('SELECT extract(epoch FROM clock_timestamp() - min(at))::float8 * 1000 AS ms FROM outbox WHERE published_at IS NULL');
    return rows[0]?.ms ?? 0;
  });
}
