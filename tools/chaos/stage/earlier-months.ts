import { join } from 'node:path';
import { runBulkLoad } from '../../cli/sample/bulk-load-process.ts';
import { readProvince } from '../../cli/sample/province-data.ts';
import { writeRowFile } from '../../cli/sample/row-file.ts';
import { drain } from './drained.ts';
import type { Stage } from './stage.ts';

/** Enough for results that were late, dossiers that are overdue, and units that are no more; little enough for every start. */
const TOTALS = { received: 1_800, late: 40, open: 300 };
const UNITS = 6;
const APPLIED_MAX_MS = 120_000;

/**
 * Half a year before the run, so that its days are not all one day: what the writers do is received today, on time and nobody's
 * predecessor. The same rows every time; answers how many.
 */
export async function loadEarlierMonths(stage: Stage): Promise<number> {
  const { units, procedures } = await readProvince(stage.origin, stage.known.run.province);
  const inOrder = units.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const step = Math.max(1, Math.floor(inOrder.length / UNITS));
  const file = join(stage.dataFolder, 'earlier-months.csv');
  const rows = await writeRowFile(file, { units: inOrder.filter((_unit, index) => index % step === 0).slice(0, UNITS), procedures, totals: TOTALS });
  const { accepted, rejected, reasons } = await runBulkLoad(stage.known, { file, source: 'earlier-months', errorFile: `${file}.errors` }, () => undefined);
  if (accepted !== rows) throw new Error(`of ${rows} rows of earlier months ${accepted} were accepted and ${rejected} rejected: ${reasons.map(({ reason }) => reason).join(', ')}`);
  const onItsWay = await drain(stage, performance.now() + APPLIED_MAX_MS);
  if (onItsWay !== undefined) throw new Error(`the earlier months are not everywhere after ${APPLIED_MAX_MS / 1000} s: ${onItsWay}`);
  return rows;
}
