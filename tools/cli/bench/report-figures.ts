import type { Client } from 'pg';
import { CliFailure, EXIT } from '../failure.ts';
import type { Known } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { compareTables } from '../sample/compare-figures.ts';
import { inServiceDatabase } from '../sample/check-h1.ts';
import { H1_2025 } from '../sample/h1-2025.ts';
import { readJson, readPages } from '../sample/province-data.ts';
import { rawBy, todaysUnitOf, underToday } from '../sample/raw-figures.ts';
import type { Figures, FigureTable } from '../sample/raw-figures.ts';

const ROUNDS_OF_REPORT = 3;
const REPORTS_PER_ROUND = 40;
const QUERIES_PER_ROUND = 5;
const SUBJECT = 'rpc.reporting.list-figures.v1';
const PERIOD = `from=${H1_2025.from}&asOf=${H1_2025.asOf}`;
/** The questions that are measured: under the units of the day, and under the communes of today. */
export const VIEWS = [['of-the-day', 'by=unit'], ['today', 'by=unit&unitView=today']] as const;

export type Spread = { runs: number; p50Ms: number; p99Ms: number };
export type MeasuredView = { view: (typeof VIEWS)[number][0]; rows: number; service: Spread; http: Spread; difference: number };
export type MeasuredReport = { dossiers: number; views: MeasuredView[]; groupBy: Spread };
type Times = { service: number[]; http: number[] };
type Installation = { client: Client; origin: string; metricsUrl: string };

/**
 * The report by unit of half a year, inside the service (the time of its request handler, from its own metrics), against
 * GROUP BY over the rows of the dossiers: in turns in one run, and in the end all answers compared cell by cell.
 */
export async function measureReport(known: Known): Promise<MeasuredReport> {
  const origin = publicOrigin(known.run.port);
  const metricsUrl = `http://127.0.0.1:${known.run.processes['reporting']?.healthPort ?? 0}/metrics`;
  const todayOf = await inServiceDatabase(known, 'registry', todaysUnitOf);
  return await inServiceDatabase(known, 'dossier', async (client) => {
    const { times, groupBy } = await takeTurns({ client, origin, metricsUrl });
    const raw = await rawBy(client, 'competent_unit_id');
    const views: MeasuredView[] = [];
    for (const [at, [view, question]] of VIEWS.entries()) {
      const { service, http } = times[at] ?? { service: [], http: [] };
      const counted = view === 'today' ? underToday(raw, todayOf) : raw;
      views.push({ view, rows: counted.size, service: spreadOf(service), http: spreadOf(http), difference: compareTables(view, counted, await reported(origin, question)).difference });
    }
    const dossiers = Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM dossier')).rows[0]?.n ?? 0);
    return { dossiers, views, groupBy: spreadOf(groupBy) };
  });
}

async function takeTurns({ client, origin, metricsUrl }: Installation): Promise<{ times: Times[]; groupBy: number[] }> {
  const times: Times[] = VIEWS.map(() => ({ service: [], http: [] }));
  const groupBy: number[] = [];
  for (let round = 1; round <= ROUNDS_OF_REPORT; round += 1) {
    for (const [at, [, question]] of VIEWS.entries()) await askAgain(`${origin}/api/v1/reports/figures?${question}&${PERIOD}&limit=200`, metricsUrl, times[at]);
    if (round < ROUNDS_OF_REPORT) for (let run = 0; run < QUERIES_PER_ROUND; run += 1) groupBy.push(await groupByTime(client));
  }
  return { times, groupBy };
}

async function askAgain(url: string, metricsUrl: string, times: Times | undefined): Promise<void> {
  for (let run = 0; run < REPORTS_PER_ROUND; run += 1) {
    const before = await handlerTime(metricsUrl);
    const began = performance.now();
    await readJson(url);
    times?.http.push(performance.now() - began);
    const after = await handlerTime(metricsUrl);
    // Somebody else's report in between would be counted with ours.
    if (after.count - before.count === 1) times?.service.push((after.seconds - before.seconds) * 1000);
  }
}

async function reported(origin: string, question: string): Promise<FigureTable> {
  const rows = await readPages<{ key: string; figures: Figures }>(`${origin}/api/v1/reports/figures?${question}&${PERIOD}`);
  return new Map(rows.map(({ key, figures }) => [key, figures]));
}

async function groupByTime(client: Client): Promise<number> {
  const began = performance.now();
  await rawBy(client, 'competent_unit_id');
  return performance.now() - began;
}

/** Sum and count of the handler's histogram; between two looks one request is one difference. */
async function handlerTime(metricsUrl: string): Promise<{ seconds: number; count: number }> {
  const response = await fetch(metricsUrl);
  if (!response.ok) throw new CliFailure(EXIT.checks, `${metricsUrl} answers ${response.status}`);
  const of = (name: string, text: string): number => text.split('\n').filter((line) => line.startsWith(`haicap_rpc_duration_seconds_${name}{`) && line.includes(`subject="${SUBJECT}"`) && line.includes('side="server"'))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  const text = await response.text();
  return { seconds: of('sum', text), count: of('count', text) };
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { runs: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
