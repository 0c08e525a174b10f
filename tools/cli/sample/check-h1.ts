import type { Client } from 'pg';
import { inDatabase, withClient } from '../database/apply-plan.ts';
import { planDatabase } from '../database/database-plan.ts';
import type { Known } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { compareTables } from './compare-figures.ts';
import type { Compared } from './compare-figures.ts';
import { H1_2025 } from './h1-2025.ts';
import { readJson, readPages } from './province-data.ts';
import { rawBy, rawByDay, rawTotal, todaysUnitOf, underToday } from './raw-figures.ts';
import type { Figures, FigureTable } from './raw-figures.ts';

type ReportRow = { key: string; figures: Figures };

const PERIOD = `from=${H1_2025.from}&asOf=${H1_2025.asOf}`;

/** Counts everything again from the rows and holds it against what reporting answers over HTTP. */
export async function checkH1(known: Known): Promise<Compared[]> {
  const origin = publicOrigin(known.run.port);
  const reported = async (question: string): Promise<FigureTable> =>
    new Map((await readPages<ReportRow>(`${origin}/api/v1/reports/figures?${PERIOD}&${question}`)).map(({ key, figures }) => [key, figures]));
  const todayOf = await inServiceDatabase(known, 'registry', todaysUnitOf);
  return await inServiceDatabase(known, 'dossier', async (dossier) => {
    const byUnit = await rawBy(dossier, 'competent_unit_id');
    const summary = await readJson<{ figures: Figures }>(`${origin}/api/v1/reports/summary?${PERIOD}`);
    return [
      compareTables('total', new Map([['', await rawTotal(dossier)]]), new Map([['', summary.figures]])),
      compareTables('by unit of the day', byUnit, await reported('by=unit')),
      compareTables('by unit of today', underToday(byUnit, todayOf), await reported('by=unit&unitView=today')),
      compareTables('by procedure', await rawBy(dossier, 'procedure_code'), await reported('by=procedure')),
      compareTables('by field', await rawBy(dossier, 'field'), await reported('by=field')),
      compareTables('by day', await rawByDay(dossier), await reported('by=day')),
    ];
  });
}

/** As the administrator, who sees every row; services never do this. */
export async function inServiceDatabase<T>(known: Known, service: string, work: (client: Client) => Promise<T>): Promise<T> {
  const { database } = planDatabase(service, () => '');
  return await withClient(inDatabase(known.connections.postgresAdminUrl, database), work);
}
