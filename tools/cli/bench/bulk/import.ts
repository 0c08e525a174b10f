import { join } from 'node:path';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Benchmark, Measurement, Sample } from '../harness/benchmark.ts';
import { cpuOfTrees } from '../harness/cpu.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import type { LoadedRows } from '../stage/loaded-rows.ts';
import { CopyOfRows } from './copy-of-rows.ts';

/** As many dossiers as were open in Thanh Hóa when its districts ended. */
const OPEN_DOSSIERS = 99_847;
const ROUNDS = 3;

/** Dossiers of an earlier system through the bulk path, against COPY of the rows they become. */
export const bulkImport: Benchmark = {
  name: 'import',
  title: 'dossiers of an earlier system through the bulk path, against COPY and index build of the rows they become',
  sizes: [10_000, OPEN_DOSSIERS],
  curve: { title: 'Dossiers imported per second by dossiers of a file', x: 'dossiers', y: 'dossiers per second', figure: 'perSecond' },
  prepare: async (stage, { sizes }) => {
    const province = await stage.province();
    const wanted = sizes.flatMap((size) => Array.from({ length: roundsOf(size) }, () => size));
    const rows = await province.rows(wanted.reduce((sum, size) => sum + size, 0));
    const loadedBefore = rows.total;
    const copy = new CopyOfRows(province.known);
    const before = await dossiersOf(province);
    return {
      measurements: async function* () {
        for (const size of sizes) yield measurementOf({ province, rows, copy, size });
      },
      targets: (measured) => {
        const last = measured.at(-1);
        return [
          { what: 'rate over that of COPY and index build', found: last?.ratio?.rate ?? null, bound: 'at least', limit: 0.5, unit: '×' },
          { what: `${OPEN_DOSSIERS.toLocaleString('en')} open dossiers`, found: last?.at === OPEN_DOSSIERS ? OPEN_DOSSIERS / last.product.perSecond : null, bound: 'at most', limit: 6, unit: ' s' },
        ];
      },
      check: async () => [
        equal('dossiers in the database, of the rows loaded', await dossiersOf(province) - before, rows.total - loadedBefore),
        equal('dossiers without a fact, a step or an applicant', await incomplete(province), 0),
        equal('rows of the last load, and of its copy', copy.copied, copy.expected),
      ],
      notes: () => ['Time of the product is that of its process: reading the file, checking it, encrypting persons, writing with facts and audit. The copy has the last rows of every table that grew.'],
      close: () => copy.close(),
    };
  },
};

type Import = { province: BenchProvince; rows: LoadedRows; copy: CopyOfRows; size: number };

/** A size that is large enough is loaded once. */
function roundsOf(size: number): number {
  return size > 50_000 ? 1 : ROUNDS;
}

function measurementOf({ province, rows, copy, size }: Import): Measurement {
  return {
    label: `${size.toLocaleString('en')} dossiers`, at: size, rounds: roundsOf(size), warmUp: false,
    product: {
      title: 'bulk path',
      round: async (): Promise<Sample> => {
        const before = await copy.rowCounts();
        // The process ends with the round, so its time is in that of this one's children.
        const cpuBefore = cpuOfTrees([process.pid]);
        const began = performance.now();
        await rows.loadUpTo(rows.total + size, join(province.known.dataFolder, 'samples'));
        const wallMs = performance.now() - began;
        const cpuUs = cpuOfTrees([process.pid]) - cpuBefore;
        await copy.keep(before);
        return { operations: size, wallMs, cpuUs };
      },
    },
    baseline: { title: 'COPY and indexes', round: async () => ({ operations: size, wallMs: await copy.build() }) },
  };
}

async function dossiersOf({ known }: BenchProvince): Promise<number> {
  return await inServiceDatabase(known, 'dossier', async (client) => Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM dossier')).rows[0]?.n));
}

async function incomplete({ known }: BenchProvince): Promise<number> {
  return await inServiceDatabase(known, 'dossier', async (client) => Number((await client.query<{ n: string }>(
    `SELECT count(*) AS n FROM dossier d WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.aggregate_id = d.id)
       OR NOT EXISTS (SELECT 1 FROM dossier_step s WHERE s.dossier_id = d.id) OR NOT EXISTS (SELECT 1 FROM dossier_person p WHERE p.dossier_id = d.id)`)).rows[0]?.n));
}
