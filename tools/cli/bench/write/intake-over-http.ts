import { seededRandom } from '@haicap/kernel';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Check, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { closedLoop, openLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import { BenchLives } from '../living/bench-lives.ts';
import type { BenchProvince, BenchStage } from '../stage/bench-stage.ts';
import { rowsBetween, rowCounts } from './row-counts.ts';

/** An account writes ten times a second at most. */
const DESKS = 96;
const CHECKED = 50;

type Opened = { province: BenchProvince; lives: BenchLives };

/** Receipts at the desks of a whole installation; it is raised when the first round asks for it. */
export class IntakeOverHttp {
  private readonly stage: BenchStage;
  private opened: Promise<Opened> | undefined;
  private begun = 0;

  constructor(stage: BenchStage) {
    this.stage = stage;
  }

  busy(inFlight: number): Side {
    return { title: `over HTTP, ${inFlight} in flight`, round: async ({ ms }) => {
      const { province, lives } = await this.open();
      return await withCost(() => province.pids(), () => closedLoop({ inFlight, ms, work: () => lives.receiveAsInside() }));
    } };
  }

  arriving(perSecond: number): Side {
    return { title: `over HTTP, ${perSecond} arrive a second`, round: async ({ ms }) => {
      const { province, lives } = await this.open();
      return await withCost(() => province.pids(), () => openLoop({ perSecond, ms, random: seededRandom(this.begun += 1), work: () => lives.receiveAsInside() }));
    } };
  }

  /** None when nothing was measured over HTTP. */
  async checks(baseline: Record<string, number>): Promise<Check[]> {
    if (this.opened === undefined) return [];
    const { province, lives } = await this.opened;
    const rows = await inServiceDatabase(province.known, 'dossier', async (client) => {
      const before = await rowCounts(client);
      for (let n = 0; n < CHECKED; n += 1) await lives.receiveAsInside();
      return rowsBetween(before, await rowCounts(client), CHECKED);
    });
    // The services of an installation write for reasons of their own, too; into these tables only receipts do.
    const same = Object.fromEntries(Object.keys(baseline).map((table) => [table, rows[table] ?? 0]));
    return [equal('rows per dossier in every table that pgbench wrote, over HTTP', same, baseline)];
  }

  async close(): Promise<void> {
    (await this.opened)?.lives.close();
  }

  private open(): Promise<Opened> {
    this.opened ??= this.stage.province().then(async (province) => ({ province, lives: await BenchLives.open(province, DESKS) }));
    return this.opened;
  }
}
