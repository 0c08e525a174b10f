import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@haicap/kernel';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Benchmark, Check, Sample, Side } from '../harness/benchmark.ts';
import { openLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { Balanced } from './balanced.ts';
import { BenchLives } from './bench-lives.ts';
import type { Life } from './bench-lives.ts';
import { ManyClients } from './many-clients.ts';

/** Those that answer on the bus alone: a second process of them stands beside the first and shares the questions. */
const ON_THE_BUS = ['dossier', 'reporting', 'registry', 'portal-adapter', 'webhook', 'bus-keeper'];
/** Those that listen for HTTP: a balancer stands in front. */
const LISTENING = ['gateway', 'identity', 'files'];
/** Its folder belongs to one process, so no second one stands beside it: who comes meanwhile waits at the balancer. */
const ALONE = new Set(['files']);
const PER_SECOND = { receipts: 5, looks: 5, signIns: 2, uploads: 2 };
const BETWEEN_MS = 500;
/** As long as the balancer needs to see that a process is not ready any more, and some. */
const DRAIN_MS = 2_000;

type Seen = { asked: number; received: string[]; failed: string[] };
type Kind = keyof typeof PER_SECOND;
type Rolling = { province: BenchProvince; lives: BenchLives; clients: ManyClients; seen: Seen; balanced: ReadonlyMap<string, Balanced> };

/** Every service restarted one after the other under load, as an orchestrator does it. */
export const rollout: Benchmark = {
  name: 'rollout',
  title: 'every service restarted under load, a second process beside it meanwhile, balancers in front of those that listen for HTTP',
  prepare: async (stage) => {
    const province = await stage.province();
    const balanced = new Map<string, Balanced>();
    const close = async (): Promise<void> => { for (const one of balanced.values()) await one.close(); };
    try {
      for (const service of LISTENING) balanced.set(service, await Balanced.open(province, service, DRAIN_MS));
    } catch (error) {
      await close();
      throw error;
    }
    const lives = await BenchLives.open(province);
    const clients = new ManyClients(province.origin);
    const seen: Seen = { asked: 0, received: [], failed: [] };
    return {
      measurements: async function* () {
        for (const service of [...ON_THE_BUS, ...LISTENING]) yield { label: service, rounds: 1, warmUp: false, product: rolling({ province, lives, clients, seen, balanced }, service) };
      },
      targets: () => [{ what: 'failed requests', found: seen.asked === 0 ? null : seen.failed.length, bound: 'at most', limit: 0, unit: '' }],
      check: () => checksOf(province, seen),
      notes: () => [`${seen.asked} requests: receipts at desks, looks with the keys of a receipt, sign-ins, files brought up.`, 'files is restarted without a second process, since its folder belongs to one: who comes meanwhile waits at the balancer.', ...new Set(seen.failed.map((one) => one.slice(0, 160)))].slice(0, 8),
      close: async () => {
        lives.close();
        await close();
      },
    };
  },
};

function rolling(rig: Rolling, service: string): Side {
  return {
    title: 'requests meanwhile',
    round: async ({ ms }) => {
      const known = await rig.lives.receive();
      const work: Record<Kind, () => Promise<unknown>> = {
        receipts: async () => rig.seen.received.push((await rig.lives.receive()).dossierId),
        looks: () => look(rig.clients, known), signIns: () => rig.lives.signIn(), uploads: () => rig.lives.upload(),
      };
      const over = Promise.withResolvers<void>();
      // It is loaded for as long as the restart takes, and for a round at least.
      const loaded = (Object.keys(PER_SECOND) as Kind[]).map((kind) => load(rig.seen, { service, kind, ms, until: over.promise, work: work[kind] }));
      await restart(rig, service).finally(() => over.resolve());
      const samples = await Promise.all(loaded);
      return { operations: samples.reduce((sum, one) => sum + one.operations, 0), wallMs: Math.max(...samples.map(({ wallMs }) => wallMs)), latenciesMs: samples.flatMap(({ latenciesMs = [] }) => latenciesMs) };
    },
  };
}

async function look(clients: ManyClients, { code, secret }: Life): Promise<void> {
  const { status, body } = await clients.ask('/api/v1/tracking', { method: 'POST', body: JSON.stringify({ code, secret }) });
  if (status !== 200) throw new Error(`a look was answered with ${status} ${body.slice(0, 200)}`);
}

async function load(seen: Seen, { service, kind, ms, until, work }: { service: string; kind: Kind; ms: number; until: Promise<void>; work: () => Promise<unknown> }): Promise<Sample> {
  let isOver = false;
  void until.then(() => { isOver = true; });
  const parts: Sample[] = [];
  do {
    const ends = pause(ms);
    parts.push(await openLoop({
      perSecond: PER_SECOND[kind], ms, random: seededRandom(seen.asked + 1),
      work: async () => {
        seen.asked += 1;
        await work().catch((error: unknown) => seen.failed.push(`${service}, ${kind}: ${error instanceof Error ? error.message : String(error)}`));
      },
    }));
    await ends;
  } while (!isOver);
  return { operations: parts.reduce((sum, one) => sum + one.operations, 0), wallMs: parts.reduce((sum, one) => sum + one.wallMs, 0), latenciesMs: parts.flatMap(({ latenciesMs = [] }) => latenciesMs) };
}

/** As an orchestrator does it: the new one is ready before the old one is told to end. */
async function restart({ province, balanced }: Rolling, service: string): Promise<void> {
  await pause(BETWEEN_MS);
  const twin = ALONE.has(service) ? undefined : await province.twin(service);
  try {
    if (twin !== undefined) await balanced.get(service)?.toBoth([twin]);
    await province.child(service).stop();
    await province.child(service).start();
    // The balancer hears of it before the one beside ends.
    await balanced.get(service)?.toBoth(twin === undefined ? [] : [twin]);
  } finally {
    await twin?.stop();
  }
  await balanced.get(service)?.toBoth([]);
}

async function checksOf({ known }: BenchProvince, { received }: Seen): Promise<Check[]> {
  const there = await inServiceDatabase(known, 'dossier', async (client) => Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM dossier WHERE id = ANY($1::uuid[])', [received])).rows[0]?.n));
  return [equal('dossiers in the database, of the receipts that were answered', there, received.length)];
}
