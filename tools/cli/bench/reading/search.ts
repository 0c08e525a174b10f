import type { Benchmark, Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import { entryOf, openDossierDatabase } from '../stage/dossier-database.ts';

const RUNS = 40;
const WARM_UPS = 5;
const SEARCH_MS_MAX = 50;

type Asked = { timesMs: number[]; found: number };

/** Every way to look for a dossier, in the search of the dossier service and with its rights, against reading everything. */
export const search: Benchmark = {
  name: 'search',
  title: 'every kind of query of the worklists, by an officer of a unit that has one of twenty dossiers, against reading everything',
  sizes: [1_000_000],
  prepare: async (stage, { sizes, say }) => {
    const dossiers = sizes.at(-1) ?? 1_000_000;
    const left = stage.take(dossiers);
    const database = left ?? await openDossierDatabase();
    if (left === undefined) say(`  making ${dossiers.toLocaleString('en')} dossiers …`);
    const bench = await startBenchProcess([entryOf('search-bench/main.js'), String(left === undefined ? dossiers : 0)], database.env).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    const found = new Map<string, number>();
    const round = (order: object, kind?: string): Promise<Sample> => withCost(() => [database.postgres.pid(), bench.pid], async () => {
      const asked = await bench.order<Asked>(order);
      if (kind !== undefined) found.set(kind, asked.found);
      return { operations: asked.timesMs.length, wallMs: asked.timesMs.reduce((sum, ms) => sum + ms, 0), latenciesMs: asked.timesMs };
    });
    const { kinds, seedMs } = await bench.order<{ kinds: string[]; seedMs: number }>({ order: 'kinds' });
    const nothing: Side = { title: 'an empty transaction', round: () => round({ order: 'nothing', runs: RUNS }) };
    return {
      measurements: async function* () {
        yield { label: 'the least', rounds: 2, product: nothing };
        for (const kind of kinds) {
          const product: Side = { title: 'the search', round: ({ isWarmUp }) => round({ order: 'ask', kind, runs: isWarmUp ? WARM_UPS : RUNS }, kind) };
          await product.round({ ms: 0, isWarmUp: true });
          yield { label: kind, rounds: 2, warmUp: false, product, baseline: { title: 'without an index', round: () => round({ order: 'scan', kind }) } };
        }
      },
      targets: (measured) => {
        const asked = measured.slice(1);
        return [{ what: 'the slowest kind of query, p99', found: asked.length === 0 ? null : Math.max(...asked.map(({ product }) => product.p99Ms ?? Infinity)), bound: 'at most', limit: SEARCH_MS_MAX, unit: ' ms' }];
      },
      check: () => Promise.resolve([{ what: 'every kind of query found dossiers', problems: [...found].filter(([, count]) => count === 0).map(([kind]) => `${kind} found none`) }]),
      notes: () => [`${dossiers.toLocaleString('en')} dossiers, ${left === undefined ? `made in ${(seedMs / 1000).toFixed(0)} s` : 'those of growth, with their history'}; from the search of the service to its answer, without bus and HTTP`],
      close: async () => {
        await bench.close();
        await database.close();
      },
    };
  },
};
