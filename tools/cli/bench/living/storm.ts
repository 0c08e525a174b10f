import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '@haicap/kernel';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Benchmark, Check, Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { spreadOf } from '../harness/figures.ts';
import { closedLoop, openLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { BenchLives } from './bench-lives.ts';
import type { Life } from './bench-lives.ts';
import { ManyClients } from './many-clients.ts';
import { writtenAnew } from './written-anew.ts';

const IN_FLIGHT = 32;
/** What comes in over what can be answered. */
const TIMES = 3;
/** Twenty-five times the mean of the busiest province, 0.62 dossiers a second and sixty looks at each. */
const MEAN = { receipts: 0.62, looks: 37 } as const;
const TIMES_THE_MEAN = 25;
/** Officers look at their lists meanwhile, whatever citizens do. */
const OFFICER_LOOKS = 20;
const RECEIPTS_MAX = 5;
const ROUNDS_LONG = 3;
const CALM_PROBES = 40;
const CALM_TIMES = 2;
const AFTER_MAX_MS = 30_000;
const DOSSIERS = 100;
/** An answer after that helps nobody: whoever waits so long has asked again. */
const PATIENCE_MS = 5_000;
const CHANGED = ['gateway', 'dossier'];
const PAID_FOR = ['gateway', 'dossier', 'nats', 'postgres', 'redis'];
const [ON, OFF] = ['with admission', 'without admission'];

type Counts = { shown: number; late: number; refused: number; broken: number };
type Weather = { received: string[]; receiptsRefused: number; citizens: Counts; officers: Counts; calmP99Ms: number | null; calmAfterMs: number | null; offered: number };
const still = (): Counts => ({ shown: 0, late: 0, refused: 0, broken: 0 });

/** More people than there is room for, while desks go on receiving: with admission control and without, in turns. */
export const storm: Benchmark = {
  name: 'storm',
  title: `${TIMES} times as many looks by citizens as can be answered, or ${TIMES_THE_MEAN} times the mean of the busiest province where that is more, while desks go on working`,
  prepare: async (stage, { stormMs }) => {
    const province = await stage.province();
    const lives = await BenchLives.open(province);
    const known = await Promise.all(Array.from({ length: DOSSIERS }, () => lives.receive()));
    const [on, off] = [new Sky({ province, lives, known, stormMs }), new Sky({ province, lives, known, stormMs })];
    const admission = async (isOn: boolean): Promise<void> => {
      for (const service of CHANGED) await province.restartAs(service, isOn ? undefined : { HAICAP_ADMISSION: 'off' });
    };
    return {
      measurements: async function* () {
        // Whoever said how long it blows wants one that long.
        yield { label: ON, rounds: stormMs === undefined ? 2 : 1, product: on.storm(), baseline: on.most() };
        await admission(false);
        // As many as before come, or there would be nothing to compare.
        off.expect(on);
        yield { label: OFF, rounds: 1, product: off.storm(), baseline: off.most() };
        await admission(true);
        yield { label: `${ON}, again`, rounds: 1, product: on.storm(), baseline: on.most() };
      },
      targets: (measured) => {
        const of = (label: string | undefined) => measured.find((one) => one.label === label);
        const { citizens, officers, receiptsRefused, calmAfterMs } = on.weather;
        const [withIt, without] = [of(ON)?.product.perSecond, of(OFF)?.product.perSecond];
        return [
          { what: 'looks answered in the storm, of the most that can be', found: of(ON)?.ratio?.rate ?? null, bound: 'at least', limit: 0.95, unit: '×' },
          { what: 'looks answered in the storm, of those without admission', found: withIt === undefined || without === undefined ? null : withIt / Math.max(without, 0.1), bound: 'at least', limit: 1, unit: '×' },
          { what: 'receipts and looks of officers refused, while looks of citizens were', found: citizens.refused === 0 ? null : receiptsRefused + officers.refused, bound: 'at most', limit: 0, unit: '' },
          { what: 'until a look takes at most twice what it did before', found: calmAfterMs === null ? null : calmAfterMs / 1000, bound: 'at most', limit: 5, unit: ' s' },
        ];
      },
      check: () => checksOf(province, on, off),
      notes: () => [`${ON}: ${on.told()}`, `${OFF}: ${off.told()}`, 'Who asks shares the machine with who answers, so three times as many who ask leave less of it: CPU of a look shown is that of the installation alone.'],
      close: async () => {
        lives.close();
        await admission(true);
      },
    };
  },
};

async function checksOf({ known }: BenchProvince, on: Sky, off: Sky): Promise<Check[]> {
  const received = [...on.weather.received, ...off.weather.received];
  const there = await inServiceDatabase(known, 'dossier', async (client) => Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM dossier WHERE id = ANY($1::uuid[])', [received])).rows[0]?.n));
  return [
    equal('dossiers in the database, of the receipts that were answered', there, received.length),
    equal('looks that were neither shown nor refused in words, with admission', on.weather.citizens.broken + on.weather.officers.broken, 0),
  ];
}

type Above = { province: BenchProvince; lives: BenchLives; known: readonly Life[]; stormMs: number | undefined };

class Sky {
  readonly weather: Weather = { received: [], receiptsRefused: 0, citizens: still(), officers: still(), calmP99Ms: null, calmAfterMs: null, offered: 0 };
  private readonly above: Above;
  private readonly clients: ManyClients;
  private perSecondMax = 20;
  private asked = 0;

  constructor(above: Above) {
    this.above = above;
    this.clients = new ManyClients(above.province.origin);
  }

  expect({ perSecondMax }: Sky): void {
    this.perSecondMax = perSecondMax;
  }

  told(): string {
    const { citizens, officers, received, receiptsRefused, offered, calmP99Ms } = this.weather;
    const of = ({ shown, late, refused, broken }: Counts): string => `${shown} shown, ${late} after ${PATIENCE_MS / 1000} s, ${refused} refused, ${broken} broken`;
    return `${offered.toFixed(0)} looks a second offered; citizens ${of(citizens)}; officers ${of(officers)}; ${received.length} dossiers received, ${receiptsRefused} not; calm p99 ${calmP99Ms?.toFixed(0) ?? '?'} ms`;
  }

  /** As many as are answered when each waits for the answer before, while desks do the same. */
  most(): Side {
    return {
      title: 'the most, without a storm',
      round: ({ ms }) => this.costed(async () => {
        const shownBefore = this.weather.citizens.shown;
        const [{ wallMs }] = await Promise.all([closedLoop({ inFlight: IN_FLIGHT, ms, work: () => this.look() }), ...this.desks(ms)]);
        const operations = this.weather.citizens.shown - shownBefore;
        this.perSecondMax = Math.max(this.perSecondMax, (operations / wallMs) * 1000);
        return { operations, wallMs };
      }),
    };
  }

  storm(): Side {
    return { title: `looks answered of ${TIMES} times as many`, round: ({ ms, isWarmUp }) => (isWarmUp ? this.calm() : this.costed(() => this.blow(this.above.stormMs ?? ms * ROUNDS_LONG))) };
  }

  private costed(work: () => Promise<Sample>): Promise<Sample> {
    return withCost(() => this.above.province.pids(...PAID_FOR), work);
  }

  private async calm(): Promise<Sample> {
    const sample = await closedLoop({ inFlight: 1, ms: CALM_PROBES * 50, work: () => this.look() });
    this.weather.calmP99Ms = spreadOf(sample.latenciesMs ?? []).p99Ms;
    return sample;
  }

  private async blow(ms: number): Promise<Sample> {
    const before = this.weather.citizens.shown;
    const looks = Math.max(this.perSecondMax * TIMES, MEAN.looks * TIMES_THE_MEAN);
    this.weather.offered = looks;
    const began = performance.now();
    // Whoever asks when it is over does not wait for those who asked before.
    const calm = pause(ms).then(() => this.untilCalm());
    await Promise.all([
      openLoop({ perSecond: looks, ms, random: seededRandom(7), work: () => this.look() }),
      ...this.desks(ms),
    ]);
    const wallMs = performance.now() - began;
    const operations = this.weather.citizens.shown - before;
    this.weather.calmAfterMs = await calm;
    return { operations, wallMs };
  }

  /** They work on, storm or not. */
  private desks(ms: number): Promise<Sample>[] {
    return [
      openLoop({ perSecond: OFFICER_LOOKS, ms, random: seededRandom(9), work: () => this.officerLooks() }),
      openLoop({ perSecond: Math.min(RECEIPTS_MAX, MEAN.receipts * TIMES_THE_MEAN), ms, random: seededRandom(8), work: () => this.receive() }),
    ];
  }

  private async untilCalm(): Promise<number | null> {
    const began = performance.now();
    while (performance.now() - began < AFTER_MAX_MS) {
      const at = performance.now();
      await this.look();
      if (performance.now() - at <= (this.weather.calmP99Ms ?? Infinity) * CALM_TIMES) return at - began;
      await pause(100);
    }
    return null;
  }

  // Each with its keys written in another way, as people type them: in a storm nobody has been here a moment ago, so the owner is asked each time.
  private async look(): Promise<void> {
    const at = (this.asked += 1);
    const one = this.above.known[at % this.above.known.length];
    if (one === undefined) throw new Error('nothing is known to track');
    const body = JSON.stringify({ code: one.code, secret: writtenAnew(one.secret, Math.floor(at / this.above.known.length)) });
    await this.count(this.weather.citizens, () => this.clients.ask('/api/v1/tracking', { method: 'POST', body }));
  }

  private async officerLooks(): Promise<void> {
    const one = this.above.known[(this.asked += 1) % this.above.known.length];
    if (one !== undefined) await this.count(this.weather.officers, () => this.above.lives.show(one));
  }

  private async count(counts: Counts, ask: () => Promise<{ status: number }>): Promise<void> {
    const began = performance.now();
    try {
      const { status } = await ask();
      if (status === 503 || status === 429) counts.refused += 1;
      else if (status !== 200) counts.broken += 1;
      else if (performance.now() - began > PATIENCE_MS) counts.late += 1;
      else counts.shown += 1;
    } catch {
      // A connection that was not taken, or was cut.
      counts.broken += 1;
    }
  }

  private async receive(): Promise<void> {
    try {
      this.weather.received.push((await this.above.lives.receive()).dossierId);
    } catch {
      // Refused at the door, or not answered in time.
      this.weather.receiptsRefused += 1;
    }
  }
}
