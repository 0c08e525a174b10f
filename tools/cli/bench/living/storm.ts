import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@haicap/kernel';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Benchmark, Sample, Side } from '../harness/benchmark.ts';
import { spreadOf } from '../harness/figures.ts';
import { closedLoop, openLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { BenchLives } from './bench-lives.ts';
import type { Life } from './bench-lives.ts';
import { ManyClients } from './many-clients.ts';

const IN_FLIGHT = 32;
/** What comes in over what the system can do. */
const TIMES = 3;
const RECEIPTS_PER_SECOND = 2;
const ROUNDS_LONG = 3;
const CALM_PROBES = 40;
const CALM_TIMES = 2;
const AFTER_MAX_MS = 30_000;
const DOSSIERS = 20;

type Weather = { received: string[]; receiptsRefused: number; readsShown: number; readsRefused: number; readsBroken: number; calmP99Ms: number | null; calmAfterMs: number | null };

/** More readers than there is room for, while desks go on receiving. */
export const storm: Benchmark = {
  name: 'storm',
  title: 'three times as many looks by citizens as can be answered, while desks go on receiving',
  prepare: async (stage) => {
    const province = await stage.province();
    const lives = await BenchLives.open(province);
    const known = await Promise.all(Array.from({ length: DOSSIERS }, () => lives.receive()));
    const weather: Weather = { received: [], receiptsRefused: 0, readsShown: 0, readsRefused: 0, readsBroken: 0, calmP99Ms: null, calmAfterMs: null };
    const sky = new Sky({ province, lives, known, weather });
    return {
      measurements: async function* () {
        yield { label: 'storm', rounds: 1, product: sky.storm(), baseline: sky.most() };
      },
      targets: ([measured]) => [
        { what: 'looks answered in the storm, of the most that can be', found: measured?.ratio?.rate ?? null, bound: 'at least', limit: 0.95, unit: '×' },
        { what: 'receipts of desks refused, while looks of citizens were', found: weather.readsRefused === 0 ? null : weather.receiptsRefused, bound: 'at most', limit: 0, unit: '' },
        { what: 'until a look takes at most twice what it did before', found: weather.calmAfterMs === null ? null : weather.calmAfterMs / 1000, bound: 'at most', limit: 5, unit: ' s' },
      ],
      check: async () => [
        equal('dossiers in the database, of the receipts that were answered', await thereOf(province, weather.received), weather.received.length),
        equal('looks that were neither shown nor refused in words', weather.readsBroken, 0),
      ],
      notes: () => [
        `${weather.readsShown} looks shown, ${weather.readsRefused} refused; ${weather.received.length} dossiers received, ${weather.receiptsRefused} refused; calm p99 ${weather.calmP99Ms?.toFixed(0) ?? '?'} ms`,
        'Who asks shares the machine with who answers. The same load with admission control off has no switch in the product yet, so it is not measured.',
      ],
    };
  },
};

async function thereOf({ known }: BenchProvince, ids: readonly string[]): Promise<number> {
  return await inServiceDatabase(known, 'dossier', async (client) => Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM dossier WHERE id = ANY($1::uuid[])', [ids])).rows[0]?.n));
}

class Sky {
  private readonly lives: BenchLives;
  private readonly known: readonly Life[];
  private readonly weather: Weather;
  private readonly clients: ManyClients;
  private perSecondMax = 20;

  constructor({ province, lives, known, weather }: { province: BenchProvince; lives: BenchLives; known: readonly Life[]; weather: Weather }) {
    this.lives = lives;
    this.known = known;
    this.weather = weather;
    this.clients = new ManyClients(province.origin);
  }

  /** As many as are answered when each waits for the answer before. */
  most(): Side {
    return {
      title: 'the most, without a storm',
      round: async ({ ms }) => {
        const shownBefore = this.weather.readsShown;
        const { wallMs } = await closedLoop({ inFlight: IN_FLIGHT, ms, work: (at) => this.look(at) });
        const operations = this.weather.readsShown - shownBefore;
        this.perSecondMax = Math.max(this.perSecondMax, (operations / wallMs) * 1000);
        return { operations, wallMs };
      },
    };
  }

  storm(): Side {
    return { title: `looks answered of ${TIMES} times as many`, round: ({ ms, isWarmUp }) => (isWarmUp ? this.calm() : this.blow(ms * ROUNDS_LONG)) };
  }

  private async calm(): Promise<Sample> {
    const sample = await closedLoop({ inFlight: 1, ms: CALM_PROBES * 50, work: (at) => this.look(at) });
    this.weather.calmP99Ms = spreadOf(sample.latenciesMs ?? []).p99Ms;
    return sample;
  }

  private async blow(ms: number): Promise<Sample> {
    const before = this.weather.readsShown;
    const random = seededRandom(7);
    const [looks] = await Promise.all([
      openLoop({ perSecond: this.perSecondMax * TIMES, ms, random, work: (at) => this.look(at) }),
      openLoop({ perSecond: RECEIPTS_PER_SECOND, ms, random: seededRandom(8), work: () => this.receive() }),
    ]);
    this.weather.calmAfterMs = await this.untilCalm();
    // Those shown while it blew: what was answered after it no longer helps anybody who waited.
    return { operations: this.weather.readsShown - before, wallMs: looks.wallMs };
  }

  private async untilCalm(): Promise<number | null> {
    const began = performance.now();
    while (performance.now() - began < AFTER_MAX_MS) {
      const at = performance.now();
      await this.look(0);
      if (performance.now() - at <= (this.weather.calmP99Ms ?? Infinity) * CALM_TIMES) return at - began;
      await pause(100);
    }
    return null;
  }

  private async look(at: number): Promise<void> {
    const one = this.known[at % this.known.length];
    if (one === undefined) throw new Error('nothing is known to track');
    try {
      const { status } = await this.clients.ask('/api/v1/tracking', { method: 'POST', body: JSON.stringify({ code: one.code, secret: one.secret }) });
      if (status === 200) this.weather.readsShown += 1;
      else if (status === 503 || status === 429) this.weather.readsRefused += 1;
      else this.weather.readsBroken += 1;
    } catch {
      // A connection that was not taken, or was cut.
      this.weather.readsBroken += 1;
    }
  }

  private async receive(): Promise<void> {
    try {
      this.weather.received.push((await this.lives.receive()).dossierId);
    } catch {
      // Refused at the door, or not answered in time.
      this.weather.receiptsRefused += 1;
    }
  }
}
