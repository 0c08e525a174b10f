import { inServiceDatabase } from '../../sample/check-h1.ts';
import { waitForReporting } from '../../sample/wait-for-reporting.ts';
import type { Benchmark, Check, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { closedLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { BenchLives } from './bench-lives.ts';
import type { Life } from './bench-lives.ts';

const IN_FLIGHT = [1, 8];
const READS_PER_STEP = 6;

/** Whole lives of dossiers with every service up. */
export const lifecycle: Benchmark = {
  name: 'lifecycle',
  title: 'whole lives of dossiers over HTTP with every service up: the receipt, each step to the result, six looks before each',
  prepare: async (stage) => {
    const province = await stage.province();
    const lives = await BenchLives.open(province);
    const since = new Date().toISOString();
    const ended: Life[] = [];
    return {
      measurements: async function* () {
        for (const inFlight of IN_FLIGHT) yield { label: `${inFlight} in flight`, at: inFlight, product: living({ province, lives, inFlight, ended }) };
      },
      targets: (measured) => {
        const rates = measured.map(({ product }) => product.perSecond);
        return [
          { what: 'lives in a second', found: rates.length === 0 ? null : Math.max(...rates), bound: 'at least', limit: 80, unit: '' },
          { what: 'CPU over that of the raw SQL and publishes of the same steps', found: null, bound: 'at most', limit: 3, unit: '×' },
        ];
      },
      check: () => checksOf(province, ended, since),
      notes: () => ['There is no baseline of a whole life yet. Notices are not sent: there is no service for them yet.'],
    };
  },
};

function living({ province, lives, inFlight, ended }: { province: BenchProvince; lives: BenchLives; inFlight: number; ended: Life[] }): Side {
  return {
    title: `${inFlight} lives at a time`,
    round: ({ ms }) => withCost(() => province.pids(), () => closedLoop({ inFlight, ms, work: async () => { ended.push(await lives.live(READS_PER_STEP)); } })),
  };
}

async function checksOf({ known }: BenchProvince, ended: readonly Life[], since: string): Promise<Check[]> {
  await waitForReporting(known, () => undefined);
  return await inServiceDatabase(known, 'dossier', async (client) => {
    const ids = ended.map(({ dossierId }) => dossierId);
    const count = async (sql: string): Promise<number> => Number((await client.query<{ n: string }>(sql, [ids])).rows[0]?.n);
    const { rows: [commit] } = await client.query<{ p99: number | null }>(
      `SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM o.published_at - e.at) * 1000)::float AS p99
       FROM event e JOIN outbox o ON o.id = e.id AND o.at = e.at WHERE e.at >= $1 AND o.published_at IS NOT NULL AND NOT o.bulk`, [since]);
    return [
      equal('lives with a result that was handed out', await count(`SELECT count(*) AS n FROM dossier WHERE id = ANY($1::uuid[]) AND status = 'result-returned'`), ids.length),
      equal('facts of them on the stream, of the versions they have', await count('SELECT count(*) AS n FROM event e JOIN outbox o ON o.id = e.id AND o.at = e.at WHERE e.aggregate_id = ANY($1::uuid[]) AND o.published_at IS NOT NULL'), ended.reduce((sum, { version }) => sum + version, 0)),
      { what: `from the moment of a fact to its mark as published, p99 ${commit?.p99?.toFixed(0) ?? '?'} ms`, problems: [] },
    ];
  });
}
