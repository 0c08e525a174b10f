import pg from 'pg';
import { inDatabase } from '../../database/apply-plan.ts';
import { planDatabase } from '../../database/database-plan.ts';
import { CliFailure, EXIT } from '../../failure.ts';
import type { Known } from '../../installation/running.ts';
import { publicOrigin } from '../../installation/service-environment.ts';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import { compareTables } from '../../sample/compare-figures.ts';
import { H1_2025 } from '../../sample/h1-2025.ts';
import { readJson, readPages } from '../../sample/province-data.ts';
import { rawBy, todaysUnitOf, underToday } from '../../sample/raw-figures.ts';
import type { Figures } from '../../sample/raw-figures.ts';
import type { Check, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';

const REPORTS_PER_ROUND = 40;
const QUERIES_PER_ROUND = 5;
const SUBJECT = 'rpc.reporting.list-figures.v1';
// More periods than reporting remembers answers of, each with the same rows: before 2025 there are none.
const YEARS = 32;
const ANEW = Array.from({ length: YEARS }, (_, back) => `${Number(H1_2025.from.slice(0, 4)) - back}${H1_2025.from.slice(4)}`);

/** What is asked for: under the units of the day, or under the communes of today; since one day, so that figures which have not changed are remembered, or since many. */
export interface ReportView {
  readonly label: string;
  readonly by: string;
  readonly since: readonly string[];
}

export const VIEWS = [
  { label: 'by unit of the day, counted anew', by: 'by=unit', since: ANEW },
  { label: 'by commune of today, counted anew', by: 'by=unit&unitView=today', since: ANEW },
  { label: 'by unit of the day, asked again', by: 'by=unit', since: [H1_2025.from] },
  { label: 'by commune of today, asked again', by: 'by=unit&unitView=today', since: [H1_2025.from] },
] as const satisfies readonly ReportView[];

/** Reports asked over HTTP and timed by the service itself, and GROUP BY over the dossiers. */
export class ReportSides {
  private readonly known: Known;
  private readonly client: pg.Client;

  private constructor(known: Known, client: pg.Client) {
    this.known = known;
    this.client = client;
  }

  static async open(known: Known): Promise<ReportSides> {
    const client = new pg.Client({ connectionString: inDatabase(known.connections.postgresAdminUrl, planDatabase('dossier', () => '').database), application_name: 'haicap-launcher' });
    await client.connect();
    return new ReportSides(known, client);
  }

  async dossiers(): Promise<number> {
    return Number((await this.client.query<{ n: string }>('SELECT count(*) AS n FROM dossier')).rows[0]?.n ?? 0);
  }

  product({ by, since }: ReportView): Side {
    return {
      title: 'inside the service',
      round: () => withCost(() => this.pids('postgres', 'reporting'), async () => {
        const latenciesMs: number[] = [];
        for (let run = 0; run < REPORTS_PER_ROUND; run += 1) {
          const ms = await this.ask(`${by}&from=${since[run % since.length]}`);
          if (ms !== undefined) latenciesMs.push(ms);
        }
        return { operations: latenciesMs.length, wallMs: sum(latenciesMs), latenciesMs };
      }),
    };
  }

  /** Undefined when somebody else's report came in between: it would be counted with ours. */
  private async ask(question: string): Promise<number | undefined> {
    const metricsUrl = `http://127.0.0.1:${this.known.run.processes['reporting']?.healthPort ?? 0}/metrics`;
    const before = await handlerTime(metricsUrl);
    await readJson(`${publicOrigin(this.known.run.port)}/api/v1/reports/figures?${question}&asOf=${H1_2025.asOf}&limit=200`);
    const after = await handlerTime(metricsUrl);
    return after.count - before.count === 1 ? (after.seconds - before.seconds) * 1000 : undefined;
  }

  groupBy(): Side {
    return {
      title: 'GROUP BY over the dossiers',
      round: () => withCost(() => this.pids('postgres'), async () => {
        const latenciesMs: number[] = [];
        for (let run = 0; run < QUERIES_PER_ROUND; run += 1) {
          const began = performance.now();
          await rawBy(this.client, 'competent_unit_id');
          latenciesMs.push(performance.now() - began);
        }
        return { operations: latenciesMs.length, wallMs: sum(latenciesMs), latenciesMs };
      }),
    };
  }

  private pids(...names: string[]): number[] {
    return names.flatMap((name) => this.known.run.processes[name]?.identity?.pid ?? []);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** Both answers cell by cell. */
export async function compareAnswers(known: Known, size: number): Promise<Check[]> {
  const todayOf = await inServiceDatabase(known, 'registry', todaysUnitOf);
  const raw = await inServiceDatabase(known, 'dossier', (client) => rawBy(client, 'competent_unit_id'));
  const checks: Check[] = [];
  for (const { label, by, since } of VIEWS) {
    const rows = await readPages<{ key: string; figures: Figures }>(`${publicOrigin(known.run.port)}/api/v1/reports/figures?${by}&from=${since.at(-1)}&asOf=${H1_2025.asOf}`);
    const { difference, examples } = compareTables(label, by === 'by=unit' ? raw : underToday(raw, todayOf), new Map(rows.map(({ key, figures }) => [key, figures])));
    checks.push({ what: `${label}, ${size.toLocaleString('en')} dossiers: every cell of ${rows.length} rows as the rows say`, problems: difference === 0 ? [] : [`difference ${difference}`, ...examples] });
  }
  return checks;
}

/** Sum and count of the handler's histogram; between two looks one request is one difference. */
async function handlerTime(metricsUrl: string): Promise<{ seconds: number; count: number }> {
  const response = await fetch(metricsUrl);
  if (!response.ok) throw new CliFailure(EXIT.checks, `${metricsUrl} answers ${response.status}`);
  const text = await response.text();
  const of = (name: string): number => sum(text.split('\n').filter((line) => line.startsWith(`haicap_rpc_duration_seconds_${name}{`) && line.includes(`subject="${SUBJECT}"`) && line.includes('side="server"'))
    .map((line) => Number(line.slice(line.lastIndexOf(' ')))));
  return { seconds: of('sum'), count: of('count') };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
