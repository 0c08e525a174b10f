import { Findings } from '../findings.ts';
import type { Verdict } from '../findings.ts';
import { addDays, NO_FIGURES, ofUnit } from './figures.ts';
import type { Facts, Turn } from './figures.ts';
import type { Report } from './reports.ts';

/**
 * Nothing that was received vanishes: at the end of every day, at every unit, what was received so far has a result, was
 * withdrawn, was refused after all, or is open. By rows, each of them is counted from another place; and once more by
 * the figures of reporting, in the reports that begin before everything.
 */
export function checkConservation(facts: Facts, reports: readonly Report[]): Verdict {
  const findings = new Findings('conservation');
  for (const unitId of new Set([...facts.turns, ...facts.stretches].map((one) => one.unitId))) checkUnit(findings, unitId, ofUnit(facts, unitId));
  const beginning = reports.reduce((least, { period }) => (period.from < least ? period.from : least), '9999-12-31');
  for (const report of reports) {
    const isByDay = report.view === 'day' || report.view === 'day of a unit';
    if (isByDay && report.period.from === beginning) checkReport(findings, report);
  }
  return findings.verdict();
}

const OUT: readonly Turn['kind'][] = ['on-time', 'late', 'withdrawn', 'refused-after-receipt'];
type Change = { came: number; gone: number; open: number };

function checkUnit(findings: Findings, unitId: string, facts: Facts): void {
  const changes = changesByDay(facts);
  const sum: Change = { came: 0, gone: 0, open: 0 };
  // Between two days on which something changed nothing changes.
  for (const day of [...changes.keys()].toSorted()) {
    for (const name of ['came', 'gone', 'open'] as const) sum[name] += changes.get(day)?.[name] ?? 0;
    const { came, gone, open } = sum;
    findings.expect(came === gone + open, () => `rows of ${unitId}, ${day}: ${came} received, ${gone} ended and ${open} open`);
  }
}

function changesByDay({ turns, stretches }: Facts): Map<string, Change> {
  const changes = new Map<string, Change>();
  const add = (day: string, name: keyof Change, count: number): void => {
    const change = changes.get(day) ?? { came: 0, gone: 0, open: 0 };
    change[name] += count;
    changes.set(day, change);
  };
  for (const { day, kind, count } of turns) {
    if (kind === 'received') add(day, 'came', count);
    if (OUT.includes(kind)) add(day, 'gone', count);
  }
  for (const { from, until, count } of stretches) {
    add(from, 'open', count);
    if (until !== null) add(until, 'open', -count);
  }
  return changes;
}

function checkReport(findings: Findings, { figures, period, unitId, view }: Report): void {
  const sum = { received: 0, resolved: 0, withdrawn: 0 };
  for (let day = period.from; day <= period.asOf; day = addDays(day, 1)) {
    const now = figures.get(day) ?? NO_FIGURES;
    for (const name of ['received', 'resolved', 'withdrawn'] as const) sum[name] += now[name];
    const { received, resolved, withdrawn } = sum;
    findings.expect(received === resolved + withdrawn + now.open && now.resolved === now.onTime + now.late, () =>
      `${view} ${unitId ?? ''} ${day} as reported: ${received} received, ${resolved} resolved, ${withdrawn} withdrawn and ${now.open} open`);
  }
}
