import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import { FIGURE_NAMES, figuresByDay, figuresOf, NO_FIGURES, ofUnit } from './figures.ts';
import type { Facts, FigureTable, KeyOf } from './figures.ts';

export type Period = { from: string; asOf: string };
export type View = 'summary' | 'unit' | 'unit of today' | 'procedure' | 'field' | 'day' | 'day of a unit';

/** What reporting answered to one question. */
export type Report = { view: View; period: Period; unitId: string | null; figures: FigureTable };

const KEYS: Readonly<Partial<Record<View, KeyOf>>> = {
  'summary': () => '', 'unit': ({ unitId }) => unitId, 'procedure': ({ procedureCode }) => procedureCode, 'field': ({ field }) => field,
};

/** Every figure of every report is what counting the rows gives. */
export function checkReports(facts: Facts, today: ReadonlyMap<string, string>, reports: readonly Report[]): Verdict {
  const findings = new Findings('report = raw recomputation');
  for (const report of reports) {
    const { view, period: { from, asOf }, unitId } = report;
    const name = `${view}${unitId === null ? '' : ` ${unitId}`} ${from}…${asOf}`;
    compareTables(findings, name, recount(facts, today, report), report.figures);
  }
  return findings.verdict();
}

function recount(facts: Facts, today: ReadonlyMap<string, string>, { view, period, unitId }: Report): FigureTable {
  if (view === 'day') return figuresByDay(facts, period);
  if (view === 'day of a unit') return figuresByDay(ofUnit(facts, unitId ?? ''), period);
  return figuresOf(facts, period, KEYS[view] ?? ((place) => today.get(place.unitId) ?? place.unitId));
}

function compareTables(findings: Findings, name: string, rows: FigureTable, reported: FigureTable): void {
  for (const key of new Set([...rows.keys(), ...reported.keys()])) {
    const [ours, theirs] = [rows.get(key) ?? NO_FIGURES, reported.get(key) ?? NO_FIGURES];
    for (const figure of FIGURE_NAMES) {
      findings.expect(ours[figure] === theirs[figure], () => `${name}, ${key === '' ? 'all' : key}: ${figure} is ${ours[figure]} by rows and ${theirs[figure]} in the report`);
    }
  }
}
