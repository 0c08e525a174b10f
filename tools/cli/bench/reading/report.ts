import { join } from 'node:path';
import { CliFailure, EXIT } from '../../failure.ts';
import { requireInstallation } from '../../installation/running.ts';
import type { Known } from '../../installation/running.ts';
import { waitForReporting } from '../../sample/wait-for-reporting.ts';
import { supervisorAlive } from '../../supervisor/leftovers.ts';
import type { Benchmark, BenchWish, Check, Measured, Measurement } from '../harness/benchmark.ts';
import { growthOf } from '../harness/targets.ts';
import type { BenchStage } from '../stage/bench-stage.ts';
import { compareAnswers, ReportSides, VIEWS } from './report-figures.ts';
import type { ReportView } from './report-figures.ts';

/** The reports by unit of the day and by commune of today, inside the service, against GROUP BY over the dossiers. */
export const report: Benchmark = {
  name: 'report',
  title: 'the reports of half a year by unit of the day and by commune of today, inside reporting, against GROUP BY over the same rows',
  sizes: [10_000, 100_000],
  curve: { title: 'Time of a report by dossiers', x: 'dossiers', y: 'p50, ms', figure: 'p50Ms' },
  prepare: async (stage, wish) => {
    const { known, load } = await sourceOf(stage, wish);
    const sides = await ReportSides.open(known);
    const checks: Check[] = [];
    return {
      measurements: async function* () {
        for (const size of load === undefined ? [await sides.dossiers()] : wish.sizes) {
          await load?.(size);
          if (await sides.dossiers() === 0) throw new CliFailure(EXIT.usage, 'there is nothing to report on', 'load it first: ./haicap sample h1-2025');
          for (const view of VIEWS) yield measurementOf(sides, view, size);
          checks.push(...await compareAnswers(known, size));
        }
      },
      targets: (measured) => targetsOf(measured),
      check: () => Promise.resolve(checks),
      notes: () => ['The time of the product is that of its request handler, from its own metrics; its CPU is that of reporting and PostgreSQL, with HTTP and bus left out.'],
      close: () => sides.close(),
    };
  },
};

function measurementOf(sides: ReportSides, view: ReportView, size: number): Measurement {
  // One line of the curve.
  const at = view === VIEWS[0] ? { at: size } : {};
  return { label: `${view.label}, ${size.toLocaleString('en')} dossiers`, ...at, product: sides.product(view), baseline: sides.groupBy() };
}

function targetsOf(measured: readonly Measured[]) {
  const timesOf = (part: string) => measured.filter(({ label }) => label.includes(part)).flatMap(({ product }) => (product.p50Ms === null ? [] : [product.p50Ms]));
  const slowest = (part: string) => ({ what: `the slowest report ${part}, in the service, p50`, found: timesOf(part).length === 0 ? null : Math.max(...timesOf(part)), bound: 'at most', limit: 2, unit: ' ms' } as const);
  const ofTheDay = timesOf(VIEWS[0].label);
  return [
    slowest('counted anew'),
    slowest('asked again'),
    // A report of more units has more rows, whatever lies behind them.
    ...(ofTheDay.length > 1 ? [{ what: 'growth of its time from the smallest size on', found: growthOf(ofTheDay), bound: 'at most', limit: 0.2, unit: '' } as const] : []),
  ];
}

/** An installation that was named is measured as it is; otherwise one of our own is loaded up to each size. */
async function sourceOf(stage: BenchStage, { data, sizes, say }: BenchWish): Promise<{ known: Known; load?: (size: number) => Promise<void> }> {
  if (data !== undefined) {
    const known = requireInstallation(data);
    if (!supervisorAlive(known.run)) throw new CliFailure(EXIT.start, `nothing runs in ${known.dataFolder}`, 'start it with ./haicap up');
    return { known };
  }
  const province = await stage.province();
  const { known } = province;
  const rows = await province.rows(Math.max(...sizes));
  return {
    known,
    load: async (size) => {
      say(`  loading up to ${size.toLocaleString('en')} dossiers …`);
      await rows.loadUpTo(size, join(known.dataFolder, 'samples'));
      await waitForReporting(known, () => undefined);
    },
  };
}
