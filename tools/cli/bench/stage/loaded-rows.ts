import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@haicap/kernel';
import type { Known } from '../../installation/running.ts';
import { publicOrigin } from '../../installation/service-environment.ts';
import { runBulkLoad } from '../../sample/bulk-load-process.ts';
import type { LoadOutcome } from '../../sample/bulk-load-process.ts';
import { H1_2025, HEADER, h1Rows } from '../../sample/h1-2025.ts';
import { readProvince } from '../../sample/province-data.ts';


const SEED = 8;

/** Rows of half a year in an order drawn anew, so that any part of them is spread over units and days like the whole. */
export class LoadedRows {
  private readonly known: Known;
  private readonly rows: readonly string[];
  private loaded = 0;

  private constructor(known: Known, rows: readonly string[]) {
    this.known = known;
    this.rows = rows;
  }

  static async draw(known: Known, count: number): Promise<LoadedRows> {
    const random = seededRandom(SEED);
    const { units, procedures } = await readProvince(publicOrigin(known.run.port), known.run.province);
    const share = count / H1_2025.received;
    const rows = [...h1Rows({ units, procedures, totals: { received: count, late: Math.floor(H1_2025.late * share * 0.8), open: Math.floor(H1_2025.open * share) } })];
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [rows[at], rows[other]] = [rows[other] ?? '', rows[at] ?? ''];
    }
    return new LoadedRows(known, rows);
  }

  /** How many have been loaded. */
  get total(): number {
    return this.loaded;
  }

  /** Through the bulk path of the dossier service, until so many are there. */
  async loadUpTo(size: number, folder: string): Promise<LoadOutcome | undefined> {
    if (size > this.rows.length) throw new Error(`${size} dossiers are more than were drawn for this province; measure them alone`);
    const part = this.rows.slice(this.loaded, size);
    if (part.length === 0) return undefined;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `bench-${this.loaded}.csv`);
    writeFileSync(file, `${HEADER}\n${part.join('\n')}\n`, { mode: 0o600 });
    const outcome = await runBulkLoad(this.known, { file, source: `bench-${this.loaded}`, errorFile: `${file}.errors` }, () => undefined);
    if (outcome.accepted !== part.length) throw new Error(`${outcome.accepted} of ${part.length} rows were accepted: ${JSON.stringify(outcome.reasons)}`);
    this.loaded += part.length;
    return outcome;
  }
}
