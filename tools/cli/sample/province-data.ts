import type { Procedure } from '@haicap/contracts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { H1_2025, isReceivingUnit } from './h1-2025.ts';
import type { SampleUnit } from './h1-2025.ts';

type Page<T> = { items: T[]; nextCursor?: string };

/** The units of the old levels on the last day they existed, and the catalogue: what the rows are made of. */
export async function readProvince(origin: string, provinceCode: string): Promise<{ units: SampleUnit[]; procedures: Procedure[] }> {
  const units: SampleUnit[] = [];
  for (const level of ['commune', 'district']) {
    units.push(...await readPages<SampleUnit>(`${origin}/api/v1/units?level=${level}&province=${provinceCode}&asOf=${H1_2025.asOf}`));
  }
  const procedures = await readPages<Procedure>(`${origin}/api/v1/procedures?asOf=${H1_2025.asOf}`);
  return { units: units.filter(isReceivingUnit), procedures };
}

/** Every page of a collection. */
export async function readPages<T>(url: string, limit = 200): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await readJson<Page<T>>(`${url}&limit=${limit}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    if (page.nextCursor === undefined) return items;
    cursor = page.nextCursor;
  }
}

export async function readJson<T>(url: string): Promise<T> {
  let response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    throw new CliFailure(EXIT.start, `${url} does not answer (${reasonOf(error)})`, 'see ./haicap status');
  }
  // A limit of requests per minute is no failure; the gateway says when to come again.
  if (response.status === 429) {
    await new Promise((done) => setTimeout(done, 1000 * Number(response.headers.get('retry-after') ?? 1)));
    return await readJson<T>(url);
  }
  if (!response.ok) throw new CliFailure(EXIT.checks, `${url} answers ${response.status} ${(await response.text()).slice(0, 200)}`);
  return await response.json() as T;
}
