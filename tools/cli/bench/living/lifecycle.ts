import { inServiceDatabase } from '../../sample/check-h1.ts';
import { waitForReporting } from '../../sample/wait-for-reporting.ts';
import type { Benchmark, Check, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { closedLoop } from '../harness/load.ts';
import { equal } from '../harness/targets.ts';
import type { BenchProvince } from '../stage/bench-stage.ts';
import { BenchLives, EVENTS_OF_LIFE } from './bench-lives.ts';
import type { Life } from './bench-lives.ts';
import { HISTORIES, LifeBaseline } from './life-baseline.ts';
import { LifeNotices, NOTICES_OF_LIFE } from './life-notices.ts';

const IN_FLIGHT = [1, 8, 32];
const LOOKS_PER_STEP = 5;
/** An account writes ten times a second at most. */
const DESKS = 48;
const CHECKED_MS = 1_000;

type Living = { province: BenchProvince; lives: BenchLives; notices: LifeNotices; baseline: LifeBaseline; ended: Life[]; since: string; markedMs: number | null };

/** Whole lives of dossiers with every service up, against their SQL and their messages alone. */
export const lifecycle: Benchmark = {
  name: 'lifecycle',
  title: `whole lives of dossiers over HTTP with every service up: ${EVENTS_OF_LIFE} events, ${EVENTS_OF_LIFE * LOOKS_PER_STEP} looks, ${NOTICES_OF_LIFE} notices; against the same SQL, publishes and notices alone`,
  prepare: async (stage) => {
    const province = await stage.province();
    const notices = await LifeNotices.open(province);
    const living: Living = {
      province, notices, lives: await BenchLives.open(province, DESKS), baseline: await LifeBaseline.open(notices, EVENTS_OF_LIFE * LOOKS_PER_STEP), ended: [], since: new Date().toISOString(), markedMs: null,
    };
    return {
      measurements: async function* () {
        for (const inFlight of IN_FLIGHT) yield { label: `${inFlight} in flight`, at: inFlight, product: productSide(living, inFlight), baseline: living.baseline.side() };
      },
      targets: (measured) => {
        const rates = measured.map(({ product }) => product.perSecond);
        const costs = measured.flatMap(({ ratio }) => (ratio === null || ratio.cpu === null ? [] : [ratio.cpu]));
        return [
          { what: 'lives in a second', found: rates.length === 0 ? null : Math.max(...rates), bound: 'at least', limit: 80, unit: '' },
          { what: 'CPU over that of the raw SQL and messages of the same steps', found: costs.length === 0 ? null : Math.min(...costs), bound: 'at most', limit: 3, unit: '×' },
        ];
      },
      check: () => checksOf(living),
      notes: () => [
        'A notice is a message of the webhook service to a subscriber, the one that the installation sends today; the baseline sends as many bodies over connections it keeps.',
        'Of its commands the baseline carries out what writes, of its looks everything; figures, deliveries of notices and the trail of looks are the product\'s alone.',
        `From the moment of a fact, which is before its commit, to its mark behind the acknowledgement: p99 ${living.markedMs?.toFixed(0) ?? '?'} ms of all lives at once; relay measures it alone.`,
      ],
      close: async () => {
        living.lives.close();
        await living.baseline.close();
        await notices.close();
      },
    };
  },
};

function productSide({ province, lives, notices, ended }: Living, inFlight: number): Side {
  return {
    title: `${inFlight} lives at a time`,
    round: ({ ms }) => withCost(() => province.pids(), async () => {
      const sample = await closedLoop({ inFlight, ms, work: async () => { ended.push(await lives.live(LOOKS_PER_STEP)); } });
      // What is still under way when the last is answered belongs to its cost.
      await notices.wait(ended.length * NOTICES_OF_LIFE);
      return sample;
    }),
  };
}

async function checksOf(living: Living): Promise<Check[]> {
  const { province: { known }, notices, baseline, ended, since } = living;
  await waitForReporting(known, () => undefined);
  const received = await notices.received();
  const rows = await baseline.rowsPerLife(CHECKED_MS);
  return await inServiceDatabase(known, 'dossier', async (client) => {
    const ids = ended.map(({ dossierId }) => dossierId);
    const count = async (sql: string): Promise<number> => Number((await client.query<{ n: string }>(sql, [ids])).rows[0]?.n);
    const { rows: [commit] } = await client.query<{ p99: number | null }>(
      `SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM o.published_at - e.at) * 1000)::float AS p99
       FROM event e JOIN outbox o ON o.id = e.id AND o.at = e.at WHERE e.at >= $1 AND o.published_at IS NOT NULL AND NOT o.bulk`, [since]);
    living.markedMs = commit?.p99 ?? null;
    const histories = (await client.query<{ text: string }>(HISTORIES)).rows.map(({ text }) => text);
    return [
      equal('lives with a result that was handed out', await count(`SELECT count(*) AS n FROM dossier WHERE id = ANY($1::uuid[]) AND status = 'result-returned'`), ids.length),
      equal('facts of them on the stream', await count('SELECT count(*) AS n FROM event e JOIN outbox o ON o.id = e.id AND o.at = e.at WHERE e.aggregate_id = ANY($1::uuid[]) AND o.published_at IS NOT NULL'), ids.length * EVENTS_OF_LIFE),
      equal('notices that came in, from the service and bare', received, { notices: ids.length * NOTICES_OF_LIFE, bare: baseline.lives * NOTICES_OF_LIFE }),
      equal('what happens in a life, in the baseline and over HTTP', await baseline.histories(), histories),
      equal('rows per life in every table, pgbench and service', rows.baseline, rows.product),
    ];
  });
}
