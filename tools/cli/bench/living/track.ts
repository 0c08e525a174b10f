import { join } from 'node:path';
import { seededRandom } from '@haicap/kernel';
import { PortBook } from '../../backing/free-port.ts';
import { childEnvironment, projectRoot } from '../../config.ts';
import { inDatabase } from '../../database/apply-plan.ts';
import { planDatabase } from '../../database/database-plan.ts';
import type { Benchmark, Measured, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { closedLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { BenchLives } from './bench-lives.ts';
import type { Life } from './bench-lives.ts';
import { ManyClients } from './many-clients.ts';
import { writtenAnew } from './written-anew.ts';

const DOSSIERS = 50;
const IN_FLIGHT = 16;
/** Nine of ten look again at one of a few, most others at what somebody has looked at lately, and one of a hundred at what nobody has. */
const AGAIN = 0.9;
const FIRST = 0.01;
const FEW = 5;
const [SHOWN, FORGED, UNCHANGED] = ['keys of a receipt, nine of ten of them again', 'forged keys, against true ones at the first look', 'unchanged (304), a public procedure'];
const TRACKING_SERVICES = ['gateway', 'dossier', 'nats', 'postgres', 'redis'];

/** Tracking with the keys of a receipt, against a bare server that reads the row. */
export const track: Benchmark = {
  name: 'track',
  title: 'tracking with the keys of a receipt over HTTP, against bare Fastify and a pool that read the row',
  prepare: async (stage) => {
    const province = await stage.province();
    const lives = await BenchLives.open(province);
    const known = await Promise.all(Array.from({ length: DOSSIERS }, () => lives.receive()));
    const port = await new PortBook({}).take('bench-bare');
    const databaseUrl = inDatabase(province.known.connections.postgresAdminUrl, planDatabase('dossier', () => '').database);
    const bare = await startBenchProcess([join(projectRoot, 'tools/cli/bench/living/bare-server/main.ts')], childEnvironment({ BENCH_BARE: JSON.stringify({ databaseUrl, port }), NODE_ENV: 'production' }));
    const sides = new TrackSides(province, { pid: bare.pid, origin: `http://127.0.0.1:${port}` }, known);
    return {
      measurements: async function* () {
        yield { label: SHOWN, product: sides.shown(), baseline: sides.bareRow() };
        yield { label: FORGED, product: sides.forged(), baseline: sides.first() };
        await sides.learnTag();
        yield { label: UNCHANGED, product: sides.unchanged(), baseline: sides.bareUnchanged() };
      },
      targets: (measured) => targetsOf(measured),
      check: () => Promise.resolve([
        equal('answers of another status than expected', Object.fromEntries(sides.unexpected), {}),
        equal('answers that showed another dossier than asked for', sides.wrong, 0),
      ]),
      notes: () => [
        'Tracking sends its keys in the body and no cache keeps it, so it has no answer 304; the third line is that of a public page of the interface.',
        'A true key at the first look is written in a way in which nobody has written it: the owner is asked, as for a forged one. The baseline of the last line is a bare server that reads nothing.',
      ],
      close: () => bare.close(),
    };
  },
};

function targetsOf(measured: readonly Measured[]) {
  const of = (label: string) => measured.find((one) => one.label === label)?.ratio ?? null;
  return [
    { what: 'rate over that of the bare server, nine of ten again', found: of(SHOWN)?.rate ?? null, bound: 'at least', limit: 3, unit: '×' },
    { what: 'rate of 304 over that of a bare server', found: of(UNCHANGED)?.rate ?? null, bound: 'at least', limit: 0.8, unit: '×' },
    // Within what two rounds of the same differ by.
    { what: 'CPU of forged keys over that of true ones', found: of(FORGED)?.cpu ?? null, bound: 'at most', limit: 1.05, unit: '×' },
  ] as const;
}

class TrackSides {
  readonly unexpected = new Map<string, number>();
  wrong = 0;
  private readonly province: BenchProvince;
  private readonly bare: { pid: number; origin: string };
  private readonly known: readonly Life[];
  private readonly random = seededRandom(5);
  private tag = '';
  private page = '';
  private anew = 0;

  constructor(province: BenchProvince, bare: { pid: number; origin: string }, known: readonly Life[]) {
    this.province = province;
    this.bare = bare;
    this.known = known;
  }

  shown(): Side {
    return this.looking('tracking', () => (this.random() < FIRST ? this.drawnAnew() : this.drawn()));
  }

  first(): Side {
    return this.looking('tracking, the first look', () => this.drawnAnew());
  }

  private looking(title: string, draw: () => Life): Side {
    return this.side(title, this.province.origin, async (clients) => {
      const { code, secret } = draw();
      const answer = await clients.ask('/api/v1/tracking', { method: 'POST', body: JSON.stringify({ code, secret }) });
      this.expect(answer.status, 200);
      if (answer.status === 200 && !answer.body.includes(`"code":"${code}"`)) this.wrong += 1;
    });
  }

  forged(): Side {
    return this.side('tracking, forged', this.province.origin, async (clients) => {
      const number = String(Math.floor(this.random() * 10_000)).padStart(4, '0');
      const secret = Array.from({ length: 10 }, () => 'ABCDEFGHJK'[Math.floor(this.random() * 10)]).join('');
      const { status } = await clients.ask('/api/v1/tracking', { method: 'POST', body: JSON.stringify({ code: `${this.drawn().code.slice(0, -4)}${number}`, secret }) });
      this.expect(status, 404);
    });
  }

  bareRow(): Side {
    return this.bareSide('bare Fastify and pool', async (clients) => {
      const { code } = this.drawn();
      const answer = await clients.ask('/track', { method: 'POST', body: JSON.stringify({ code }) });
      this.expect(answer.status, 200);
      if (!answer.body.includes(`"code":"${code}"`)) this.wrong += 1;
    });
  }

  async learnTag(): Promise<void> {
    const clients = new ManyClients(this.province.origin);
    const { items: [first] } = JSON.parse((await clients.ask('/api/v1/procedures?limit=1', { method: 'GET' })).body) as { items: { code: string }[] };
    this.page = `/api/v1/procedures/${first?.code ?? ''}`;
    this.tag = (await clients.ask(this.page, { method: 'GET' })).etag ?? '';
  }

  unchanged(): Side {
    return this.side('procedure, 304', this.province.origin, async (clients) => this.expect((await clients.ask(this.page, { method: 'GET', headers: { 'if-none-match': this.tag } })).status, 304));
  }

  bareUnchanged(): Side {
    return this.bareSide('bare Fastify, 304', async (clients) => this.expect((await clients.ask('/static', { method: 'GET', headers: { 'if-none-match': '"1"' } })).status, 304));
  }

  private side(title: string, origin: string, work: (clients: ManyClients) => Promise<void>, pids = () => this.province.pids(...TRACKING_SERVICES)): Side {
    const clients = new ManyClients(origin);
    return { title, round: ({ ms }) => withCost(pids, () => closedLoop({ inFlight: IN_FLIGHT, ms, work: () => work(clients) })) };
  }

  private bareSide(title: string, work: (clients: ManyClients) => Promise<void>): Side {
    return this.side(title, this.bare.origin, work, () => [this.bare.pid, ...this.province.pids('postgres')]);
  }

  /** Mostly one of the first few, as people look again at their own. */
  private drawn(): Life {
    const few = this.random() < AGAIN ? FEW : this.known.length;
    const one = this.known[Math.floor(this.random() * few)];
    if (one === undefined) throw new Error('nothing is known to track');
    return one;
  }

  /** With its keys as nobody has written them before. */
  private drawnAnew(): Life {
    const at = (this.anew += 1);
    const one = this.known[at % this.known.length];
    if (one === undefined) throw new Error('nothing is known to track');
    return { ...one, secret: writtenAnew(one.secret, Math.floor(at / this.known.length)) };
  }

  private expect(status: number, wanted: number): void {
    if (status !== wanted) this.unexpected.set(`${status} for ${wanted}`, (this.unexpected.get(`${status} for ${wanted}`) ?? 0) + 1);
  }
}
