import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures, FigureTable } from '../figures/figures.ts';
import type { Period, Report, View } from '../figures/reports.ts';
import { Unreadable } from './postgres.ts';

type Summary = Period & { figures: Figures };
type Page = { items: { key: string; figures: Figures }[]; nextCursor?: string };

const TRIES = 5;
const PAGE = 200;
const AT_ONCE = 8;

/** The day that reporting calls today. */
export async function readToday(origin: string): Promise<string> {
  return (await readJson<Summary>(`${origin}/api/v1/reports/summary`)).asOf;
}

/** Asks for the same figures in every way there is: as a whole and by unit, procedure, field and day, for each of the periods. */
export async function readReports(origin: string, periods: readonly Period[], unitIds: readonly string[]): Promise<Report[]> {
  const reports: Report[] = [];
  const whole = periods[0];
  for (const period of periods) {
    const range = `from=${period.from}&asOf=${period.asOf}`;
    const summary = await readJson<Summary>(`${origin}/api/v1/reports/summary?${range}`);
    reports.push({ view: 'summary', period, unitId: null, figures: new Map([['', summary.figures]]) });
    for (const [view, question] of QUESTIONS) reports.push({ view, period, unitId: null, figures: await readTable(origin, `${range}&${question}`) });
  }
  if (whole === undefined) return reports;
  const range = `from=${whole.from}&asOf=${whole.asOf}`;
  for (let start = 0; start < unitIds.length; start += AT_ONCE) {
    reports.push(...await Promise.all(unitIds.slice(start, start + AT_ONCE).map(async (unitId): Promise<Report> =>
      ({ view: 'day of a unit', period: whole, unitId, figures: await readTable(origin, `${range}&by=day&unitId=${unitId}`) }))));
  }
  return reports;
}

const QUESTIONS: readonly (readonly [View, string])[] = [
  ['unit', 'by=unit'], ['unit of today', 'by=unit&unitView=today'], ['procedure', 'by=procedure'], ['field', 'by=field'], ['day', 'by=day'],
];

async function readTable(origin: string, question: string): Promise<FigureTable> {
  const table: FigureTable = new Map();
  for (let cursor = ''; ;) {
    const page = await readJson<Page>(`${origin}/api/v1/reports/figures?${question}&limit=${PAGE}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    for (const { key, figures } of page.items) table.set(key, figures);
    if (page.nextCursor === undefined) return table;
    cursor = page.nextCursor;
  }
}

async function readJson<T>(url: string): Promise<T> {
  let reason = '';
  for (let turn = 1; turn <= TRIES; turn += 1) {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch((error: unknown) => String(error));
    if (typeof response === 'string') reason = response;
    else if (response.ok) return await response.json() as T;
    else reason = `${response.status} ${(await response.text()).slice(0, 200)}`;
    // A limit of requests is no failure; the gateway says when to come again.
    const isLimit = typeof response !== 'string' && response.status === 429;
    if (isLimit) turn -= 1;
    await sleep(isLimit ? 1000 * Number(response.headers.get('retry-after') ?? 1) : 500 * turn);
  }
  throw new Unreadable(`${url} gives no answer: ${reason}`);
}
