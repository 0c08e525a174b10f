import type { Benchmark, Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { equal } from '../harness/targets.ts';
import { NUMBERS_OF_CLIENT } from './transaction-script.ts';
import { WriteRig } from './write-rig.ts';

const IN_FLIGHT = [1, 16, 64];
const CLIENTS = 8;
/** A step writes less than a receipt: at most half as many again are done in a second. No dossier takes its first step two times. */
const STEPS_PER_RECEIPT = 1.5;
const PROBE_MS = 1_000;
const PROBED = 500;
const CHECKED_MS = 1_000;

/** The first step after the receipt, with its check of the version, against one round trip that writes the same. */
export const transition: Benchmark = {
  name: 'transition',
  title: 'assigning dossiers inside the dossier service, against one pipelined step by pgbench',
  curve: { title: 'Steps per second by commands in flight', x: 'commands in flight', y: 'steps per second', figure: 'perSecond' },
  prepare: async (_stage, { roundMs, say }) => {
    const rig = await WriteRig.open();
    // A warm-up and two rounds each, and the check in the end; pgbench runs for whole seconds.
    const seconds = (Math.ceil(roundMs / 2000) + Math.ceil(roundMs / 1000) * 2) * IN_FLIGHT.length + 1;
    const steps = new BaselineSteps(rig);
    return {
      measurements: async function* () {
        await steps.open(seconds, say);
        for (const inFlight of IN_FLIGHT) {
          await makeEnough(rig, inFlight, roundMs);
          yield { label: `${inFlight} in flight`, at: inFlight, product: rig.productSide('assign', inFlight), baseline: steps.side(inFlight === 1 ? 1 : CLIENTS) };
        }
      },
      targets: (measured) => {
        const rates = measured.flatMap(({ ratio, at }) => (ratio === null || at === 1 ? [] : [ratio.rate]));
        return [{ what: 'rate at 16 in flight or more over that of pgbench', found: rates.length === 0 ? null : Math.min(...rates), bound: 'at least', limit: 0.9, unit: '×' }];
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

/** As many dossiers as a warm-up and three rounds will take, and half as many more: the probe is the slowest of them. */
async function makeEnough(rig: WriteRig, inFlight: number, roundMs: number): Promise<void> {
  await rig.make(PROBED);
  const { operations, wallMs } = await rig.productSide('assign', inFlight).round({ ms: PROBE_MS, isWarmUp: true });
  await rig.make(Math.ceil((operations / wallMs) * roundMs * 3.5 * 1.5));
}

/** The step of pgbench, each time with dossiers that have not taken it. */
class BaselineSteps {
  private readonly rig: WriteRig;
  private scripts: string[] = [];
  /** From which number on each client of the filling has left dossiers. */
  private next: number[] = [];

  constructor(rig: WriteRig) {
    this.rig = rig;
  }

  async open(seconds: number, say: (text: string) => void): Promise<void> {
    const { receipts, steps } = await this.rig.steps();
    this.scripts = steps;
    const { operations, wallMs } = await this.rig.drive(receipts, CLIENTS, PROBE_MS);
    const count = Math.ceil((operations / wallMs) * 1000 * seconds * STEPS_PER_RECEIPT);
    say(`  ${count.toLocaleString('en')} dossiers for the steps of pgbench …`);
    const first = await this.rig.fill(receipts, CLIENTS, Math.ceil(count / CLIENTS));
    this.next = Array.from({ length: CLIENTS }, () => first);
  }

  side(clients: number): Side {
    return { title: `pgbench, ${clients} clients`, round: ({ ms }) => withCost(() => [this.rig.postgresPid], () => this.drive(clients, ms)) };
  }

  private async drive(clients: number, ms: number): Promise<Sample> {
    if (clients > 1) {
      const first = Math.max(...this.next);
      const sample = await this.rig.drive(this.scripts, clients, ms, first);
      this.next = this.next.map(() => first + sample.furthest + 1);
      return sample;
    }
    // One client is faster than each of several: it takes what is left of whoever has most.
    const first = Math.min(...this.next);
    const from = this.next.indexOf(first);
    const sample = await this.rig.drive(this.scripts, 1, ms, from * NUMBERS_OF_CLIENT + first);
    this.next[from] = first + sample.furthest + 1;
    return sample;
  }

  async crooked(): Promise<number> {
    return await this.rig.count('SELECT count(*) FROM dossier d WHERE d.version <> (SELECT max(s.version) FROM dossier_step s WHERE s.dossier_id = d.id)');
  }
}
