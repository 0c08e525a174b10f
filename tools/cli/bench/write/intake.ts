import type { Benchmark, Measured, Measurement } from '../harness/benchmark.ts';
import { equal } from '../harness/targets.ts';
import { WriteRig } from './write-rig.ts';

const IN_FLIGHT = [1, 8, 64, 256];
const CHECKED_MS = 1_000;

/** A dossier received at the desk, inside the service, against the same rows by pgbench. */
export const intake: Benchmark = {
  name: 'intake',
  title: 'receiving dossiers inside the dossier service, against the same statements by pgbench at its best',
  curve: { title: 'Dossiers received per second by commands in flight', x: 'commands in flight', y: 'dossiers per second', figure: 'perSecond' },
  prepare: async () => {
    const rig = await WriteRig.open();
    let scripts: string[] = [];
    let alone: Measured | undefined;
    return {
      measurements: async function* () {
        scripts = await rig.receipts();
        const best = await rig.bestClients(scripts);
        for (const inFlight of IN_FLIGHT) yield measurementOf(rig, { scripts, inFlight, clients: inFlight === 1 ? 1 : best });
      },
      targets: (measured) => {
        alone = measured.find(({ at }) => at === 1);
        const busy = measured.filter(({ at }) => (at ?? 0) >= 64);
        const rates = busy.flatMap(({ ratio }) => (ratio === null ? [] : [ratio.rate]));
        const costs = busy.flatMap(({ product }) => (product.cpuUs === null ? [] : [product.cpuUs]));
        return [
          { what: 'rate at 64 in flight or more over that of pgbench', found: rates.length === 0 ? null : Math.min(...rates), bound: 'at least', limit: 1, unit: '×' },
          { what: 'CPU of service and PostgreSQL for a dossier', found: costs.length === 0 ? null : Math.max(...costs), bound: 'at most', limit: 450, unit: ' µs' },
          { what: 'added at one in flight over pgbench alone, p50', found: addedMs(alone), bound: 'at most', limit: 1.5, unit: ' ms' },
        ];
      },
      check: async () => {
        const product = await rig.rowsPer(() => rig.productSide('receive', 64).round({ ms: CHECKED_MS, isWarmUp: false }));
        const baseline = await rig.rowsPer(() => rig.drive(scripts, 8, CHECKED_MS));
        return [equal('rows per dossier in every table, pgbench and service', baseline, product)];
      },
      notes: () => ['The statements of pgbench are those of a receipt alone; the service puts up to 128 receipts into one transaction.'],
      close: () => rig.close(),
    };
  },
};

function measurementOf(rig: WriteRig, { scripts, inFlight, clients }: { scripts: readonly string[]; inFlight: number; clients: number }): Measurement {
  return { label: `${inFlight} in flight`, at: inFlight, product: rig.productSide('receive', inFlight), baseline: rig.baselineSide(scripts, clients) };
}

function addedMs(measured: Measured | undefined): number | null {
  const [ours, theirs] = [measured?.product.p50Ms ?? null, measured?.baseline?.p50Ms ?? null];
  return ours === null || theirs === null ? null : ours - theirs;
}
