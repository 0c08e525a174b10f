import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { requestToken } from '../../commands/token.ts';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import { waitForReporting } from '../../sample/wait-for-reporting.ts';
import type { Benchmark, Check, Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { compareAnswers } from '../reading/report-figures.ts';

const ACCOUNT = 'quantri.38';
const POLL_MS = 50;
const REBUILD_MAX_MS = 10 * 60_000;
const COUNTED = `SELECT competent_unit_id, procedure_code, received_on, status, count(*) AS dossiers FROM dossier GROUP BY 1, 2, 3, 4`;

/** Every figure built anew from the facts of the owner's log, against one INSERT … SELECT … GROUP BY over the dossiers. */
export const replay: Benchmark = {
  name: 'replay',
  title: 'the figures of reporting built anew from all facts, against INSERT … SELECT … GROUP BY over the dossiers',
  sizes: [10_000, 100_000],
  curve: { title: 'Facts replayed per second by dossiers', x: 'dossiers', y: 'facts per second', figure: 'perSecond' },
  prepare: async (stage, { sizes, say }) => {
    const province = await stage.province();
    const rows = await province.rows(Math.max(...sizes));
    const checks: Check[] = [];
    return {
      measurements: async function* () {
        for (const wanted of sizes) {
          // Benchmarks before this one may have loaded more.
          if (wanted < rows.total && wanted !== sizes.at(-1)) continue;
          say(`  loading ${wanted.toLocaleString('en')} dossiers …`);
          await rows.loadUpTo(wanted, join(province.known.dataFolder, 'samples'));
          await waitForReporting(province.known, () => undefined);
          const size = rows.total;
          yield { label: `${size.toLocaleString('en')} dossiers`, at: size, product: rebuilding(province), baseline: grouping(province), warmUp: false };
          checks.push(...await compareAnswers(province.known, size));
        }
      },
      targets: (measured) => {
        const costs = measured.flatMap(({ product }) => (product.cpuUs === null ? [] : [1_000_000 / product.cpuUs]));
        return [{ what: 'facts replayed in a second of one core', found: costs.at(-1) ?? null, bound: 'at least', limit: 60_000, unit: '' }];
      },
      check: () => Promise.resolve(checks),
      notes: () => ['The baseline counts a fact for each that the product read, though it reads dossiers: both build the same figures.'],
    };
  },
};

function rebuilding(province: BenchProvince): Side {
  return { title: 'rebuild from facts', round: () => withCost(() => province.pids('reporting', 'dossier', 'postgres', 'nats'), () => rebuild(province)) };
}

async function rebuild({ known, origin }: BenchProvince): Promise<Sample> {
  const token = await requestToken(known.run.port, ACCOUNT, known.secrets.localGrantSecret);
  const began = performance.now();
  const response = await fetch(`${origin}/api/v1/reports/rebuilds`, {
    method: 'POST', headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: '{}',
  });
  const { rebuildId, code } = await response.json() as { rebuildId?: string; code?: string };
  if (rebuildId === undefined) throw new Error(`the rebuild was answered with ${response.status} ${code ?? ''}`);
  return await inServiceDatabase(known, 'reporting', async (client) => {
    for (;;) {
      const { rows: [seen] } = await client.query<{ state: string; facts: number }>('SELECT state, read_events::int AS facts FROM figure_rebuild WHERE rebuild_id = $1', [rebuildId]);
      if (seen !== undefined && seen.state !== 'running') return { operations: seen.facts, wallMs: performance.now() - began };
      if (performance.now() - began > REBUILD_MAX_MS) throw new Error('the rebuild does not end');
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  });
}

function grouping(province: BenchProvince): Side {
  return {
    title: 'INSERT … GROUP BY',
    round: () => withCost(() => province.pids('postgres'), () => inServiceDatabase(province.known, 'dossier', async (client) => {
      const facts = Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM event WHERE noun = 'dossier'`)).rows[0]?.n);
      await client.query('DROP TABLE IF EXISTS bench_figures');
      await client.query(`CREATE TABLE bench_figures AS ${COUNTED} WITH NO DATA`);
      const began = performance.now();
      await client.query(`INSERT INTO bench_figures ${COUNTED}`);
      const wallMs = performance.now() - began;
      await client.query('DROP TABLE bench_figures');
      return { operations: facts, wallMs };
    })),
  };
}
