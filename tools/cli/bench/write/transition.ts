import type { Benchmark, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { equal } from '../harness/targets.ts';
import { WriteRig } from './write-rig.ts';

const IN_FLIGHT = [1, 16, 64];
const CLIENTS = 8;
/** What the fastest step was seen to do in a second, twice over: no dossier takes its first step two times. */
const PER_SECOND_MAX = 8_000;
const MADE_MAX = 60_000;
const CHECKED_MS = 1_000;

/** The first step after the receipt, with its check of the version, against one round trip that writes the same. */
export const transition: Benchmark = {
  name: 'transition',
  title: 'assigning dossiers inside the dossier service, against one pipelined step by pgbench',
  curve: { title: 'Steps per second by commands in flight', x: 'commands in flight', y: 'steps per second', figure: 'perSecond' },
  prepare: async (_stage, { roundMs, say }) => {
    const rig = await WriteRig.open();
    const seconds = (roundMs / 1000) * 4 + 4;
    const steps = new BaselineSteps(rig);
    return {
      measurements: async function* () {
        await steps.open(Math.min(MADE_MAX, PER_SECOND_MAX * seconds * IN_FLIGHT.length), say);
        for (const inFlight of IN_FLIGHT) {
          await makeEnough(rig, inFlight, roundMs);
          yield { label: `${inFlight} in flight`, at: inFlight, product: rig.productSide('assign', inFlight), baseline: steps.side(inFlight === 1 ? 1 : CLIENTS) };
        }
      },
      targets: (measured) => {
        const rates = measured.flatMap(({ ratio, at }) => (ratio === null || at === 1 ? [] : [ratio.rate]));
        return [{ what: 'rate at 16 in flight or more over that of pgbench', found: rates.length === 0 ? null : Math.max(...rates), bound: 'at least', limit: 0.9, unit: '×' }];
      },
      check: async () => {
        await rig.make(500);
        const product = await rig.rowsPer(() => rig.productSide('assign', 16).round({ ms: CHECKED_MS, isWarmUp: false }));
        const baseline = await rig.rowsPer(() => steps.side(CLIENTS).round({ ms: CHECKED_MS, isWarmUp: false }));
        return [equal('rows per step in every table, pgbench and service', baseline, product), equal('dossiers whose version is not that of their last step', await steps.crooked(), 0)];
      },
      close: () => rig.close(),
    };
  },
};

/** As many dossiers as the rounds of one measurement will take, by how many it took to make some. */
async function makeEnough(rig: WriteRig, inFlight: number, roundMs: number): Promise<void> {
  const probe = 200;
  const began = performance.now();
  await rig.make(probe);
  const perMs = probe / (performance.now() - began);
  await rig.make(Math.ceil(perMs * roundMs * 3.5 * Math.min(2, inFlight)));
}

/** The step of pgbench, each time with dossiers that have not taken it. */
class BaselineSteps {
  private readonly rig: WriteRig;
  private scripts: string[] = [];
  private next = 0;

  constructor(rig: WriteRig) {
    this.rig = rig;
  }

  async open(count: number, say: (text: string) => void): Promise<void> {
    // All of one desk: the statements of a step name its unit and its people.
    const receipts = (await this.rig.scriptsOf('receive')).slice(0, 1);
    this.scripts = (await this.rig.scriptsOf('assign')).slice(0, 1);
    say(`  ${count} dossiers for the steps of pgbench …`);
    this.next = await this.rig.fill(receipts, CLIENTS, Math.ceil(count / CLIENTS));
  }

  side(clients: number): Side {
    return { title: `pgbench, ${clients} clients`, round: ({ ms }) => withCost(() => [this.rig.postgresPid], () => this.drive(clients, ms)) };
  }

  private async drive(clients: number, ms: number) {
    const sample = await this.rig.drive(this.scripts, clients, ms, this.next);
    // No client is so far ahead of the others that it would have come to twice its share.
    this.next += Math.ceil((sample.operations / clients) * 2) + 10;
    return sample;
  }

  async crooked(): Promise<number> {
    return await this.rig.count('SELECT count(*) FROM dossier d WHERE d.version <> (SELECT max(s.version) FROM dossier_step s WHERE s.dossier_id = d.id)');
  }
}
