import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@haicap/kernel';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Benchmark, Check, Side } from '../harness/benchmark.ts';
import { openLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { BenchLives } from './bench-lives.ts';

/** Those that answer on the bus alone: a second process of them can stand beside the first. */
const ROLLED = ['dossier', 'reporting', 'registry', 'portal-adapter', 'webhook', 'bus-keeper'];
const PER_SECOND = 5;
const BETWEEN_MS = 500;

type Seen = { asked: number; received: string[]; failed: string[] };

/** Services restarted one after the other under load, each with a second process beside it until the first is back. */
export const rollout: Benchmark = {
  name: 'rollout',
  title: 'every service of the bus restarted under load, a second process beside it meanwhile',
  prepare: async (stage) => {
    const province = await stage.province();
    const lives = await BenchLives.open(province);
    const seen: Seen = { asked: 0, received: [], failed: [] };
    return {
      measurements: async function* () {
        for (const service of ROLLED) yield { label: service, rounds: 1, warmUp: false, product: rolling({ province, lives, seen }, service) };
      },
      targets: () => [{ what: 'failed requests', found: seen.asked === 0 ? null : seen.failed.length, bound: 'at most', limit: 0, unit: '' }],
      check: () => checksOf(province, seen),
      notes: () => [`${seen.asked} dossiers were sent to the desks, ${PER_SECOND} a second.`, 'gateway, identity and files have a port of HTTP each, which two processes cannot share: behind a load balancer they are rolled there, here they are left out.',
        ...seen.failed.slice(0, 3)],
    };
  },
};

type Rolling = { province: BenchProvince; lives: BenchLives; seen: Seen };

function rolling({ province, lives, seen }: Rolling, service: string): Side {
  return {
    title: 'receipts meanwhile',
    round: async ({ ms }) => {
      const restarted = restart(province, service);
      const loaded = openLoop({
        perSecond: PER_SECOND, ms: ms * 2, random: seededRandom(seen.asked + 1),
        work: async () => {
          seen.asked += 1;
          try {
            seen.received.push((await lives.receive()).dossierId);
          } catch (error) {
            seen.failed.push(`${service}: ${error instanceof Error ? error.message : String(error)}`);
          }
        },
      });
      const [sample] = await Promise.all([loaded, restarted]);
      return sample;
    },
  };
}

/** As an orchestrator does it: the new one is ready before the old one is told to end. */
async function restart(province: BenchProvince, service: string): Promise<void> {
  await pause(BETWEEN_MS);
  const twin = await province.twin(service);
  try {
    await province.child(service).stop();
    await province.child(service).start();
  } finally {
    await twin.stop();
  }
}

async function checksOf({ known }: BenchProvince, { received }: Seen): Promise<Check[]> {
  const there = await inServiceDatabase(known, 'dossier', async (client) => Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM dossier WHERE id = ANY($1::uuid[])', [received])).rows[0]?.n));
  return [equal('dossiers in the database, of the receipts that were answered', there, received.length)];
}
