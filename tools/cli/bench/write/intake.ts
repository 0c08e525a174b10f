import type { Benchmark, Measured, Measurement } from '../harness/benchmark.ts';
import { equal } from '../harness/targets.ts';
import { IntakeOverHttp } from './intake-over-http.ts';
import { WriteRig } from './write-rig.ts';

const IN_FLIGHT = [1, 8, 64, 256];
const [OVER_HTTP, ARRIVING] = ['over HTTP, 64 in flight', 'over HTTP, as they arrive'];
const IN_FLIGHT_OVER_HTTP = 64;
/** Far below what can be done, so that nobody waits for somebody else. */
const ARRIVE_PER_SECOND = 25;
const CHECKED_MS = 1_000;

/** A dossier received at the desk, inside the service and over HTTP, against the same rows by pgbench. */
export const intake: Benchmark = {
  name: 'intake',
  title: 'receiving dossiers, inside the dossier service and over HTTP, against the same statements by pgbench at its best',
  curve: { title: 'Dossiers received per second by commands in flight', x: 'commands in flight', y: 'dossiers per second', figure: 'perSecond' },
  prepare: async (stage) => {
    const rig = await WriteRig.open();
    const overHttp = new IntakeOverHttp(stage);
    let scripts: string[] = [];
    return {
      measurements: async function* () {
        scripts = await rig.receipts();
        const best = await rig.bestClients(scripts);
        for (const inFlight of IN_FLIGHT) yield measurementOf(rig, { scripts, inFlight, clients: inFlight === 1 ? 1 : best });
        yield { label: OVER_HTTP, product: overHttp.busy(IN_FLIGHT_OVER_HTTP), baseline: rig.baselineSide(scripts, best) };
        yield { label: ARRIVING, product: overHttp.arriving(ARRIVE_PER_SECOND), baseline: rig.arrivingSide(scripts, best, ARRIVE_PER_SECOND) };
      },
      targets: targetsOf,
      check: async () => {
        const product = await rig.rowsPer(() => rig.productSide('receive', 64).round({ ms: CHECKED_MS, isWarmUp: false }));
        const baseline = await rig.rowsPer(() => rig.drive(scripts, 8, CHECKED_MS));
        return [equal('rows per dossier in every table, pgbench and service', baseline, product), ...await overHttp.checks(baseline)];
      },
      notes: () => [
        'The statements of pgbench are those of a receipt alone; the service puts up to 128 receipts into one transaction.',
        `Over HTTP every process of an installation counts, with what it does when nobody asks; ${ARRIVE_PER_SECOND} arrive a second, and each counts from when it was due.`,
      ],
      close: async () => {
        await overHttp.close();
        await rig.close();
      },
    };
  },
};

function measurementOf(rig: WriteRig, { scripts, inFlight, clients }: { scripts: readonly string[]; inFlight: number; clients: number }): Measurement {
  return { label: `${inFlight} in flight`, at: inFlight, product: rig.productSide('receive', inFlight), baseline: rig.baselineSide(scripts, clients) };
}

function targetsOf(measured: readonly Measured[]) {
  const rates = measured.flatMap(({ at, ratio }) => ((at ?? 0) < 64 || ratio === null ? [] : [ratio.rate]));
  const of = (label: string) => measured.find((one) => one.label === label);
  return [
    { what: 'rate inside at 64 in flight or more over that of pgbench', found: rates.length === 0 ? null : Math.min(...rates), bound: 'at least', limit: 1, unit: '×' },
    { what: 'CPU of all processes for a dossier over HTTP', found: of(OVER_HTTP)?.product.cpuUs ?? null, bound: 'at most', limit: 450, unit: ' µs' },
    { what: 'added over HTTP to pgbench as they arrive, p50', found: addedMs(of(ARRIVING)), bound: 'at most', limit: 1.5, unit: ' ms' },
  ] as const;
}

function addedMs(measured: Measured | undefined): number | null {
  const [ours, theirs] = [measured?.product.p50Ms ?? null, measured?.baseline?.p50Ms ?? null];
  return ours === null || theirs === null ? null : ours - theirs;
}
