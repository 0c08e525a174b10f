import type { Figures, UnitType } from '@haicap/contracts';
import { addDays, vnCollator, type LocalDate } from '@haicap/kernel';
import { carryInto, isNothing, NO_FIGURES, sumOf } from './figure-question.js';

/** One row of a report. */
export interface FigureRow {
  readonly key: string;
  readonly label: string;
  readonly unitType?: UnitType;
  readonly figures: Figures;
}

/** Something a report has a row for even when there is nothing to count. */
export interface Listed {
  readonly key: string;
  readonly label: string;
  readonly unitType?: UnitType;
  /** False: a row only when there is something to count. */
  readonly always: boolean;
}

/** The rows of a report in the order of the list, which is sorted by label. What nobody has named comes last, by its key. */
export function rowsOf(listed: readonly Listed[], figures: ReadonlyMap<string, Figures>): FigureRow[] {
  const rows: FigureRow[] = [];
  let found = 0;
  for (const { key, label, unitType, always } of listed) {
    const known = figures.get(key);
    if (known !== undefined) found += 1;
    const counted = known ?? NO_FIGURES;
    if (always || !isNothing(counted)) rows.push({ key, label, ...(unitType === undefined ? {} : { unitType }), figures: counted });
  }
  if (found === figures.size) return rows;
  const named = new Set(listed.map(({ key }) => key));
  const unnamed = [...figures].filter(([key, counted]) => !named.has(key) && !isNothing(counted));
  return [...rows, ...unnamed.map(([key, counted]) => ({ key, label: key, figures: counted })).sort((a, b) => (a.key < b.key ? -1 : 1))];
}

/** Figures of former units, counted under the units that stand for them today. */
export function underUnitsOfToday(figures: ReadonlyMap<string, Figures>, todayOf: ReadonlyMap<string, string>): Map<string, Figures> {
  const moved = new Map<string, Figures>();
  for (const [unitId, counted] of figures) {
    const key = todayOf.get(unitId) ?? unitId;
    const known = moved.get(key);
    moved.set(key, known === undefined ? counted : sumOf(known, counted));
  }
  return moved;
}

/** One row per day, none left out. `figures` holds the days on which something changed, and under '' what was before. */
export function dayRows(from: LocalDate, to: LocalDate, figures: ReadonlyMap<string, Figures>): FigureRow[] {
  const rows: FigureRow[] = [];
  let level = figures.get('') ?? NO_FIGURES;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    level = carryInto(level, figures.get(day) ?? NO_FIGURES);
    rows.push({ key: day, label: day, figures: level });
  }
  return rows;
}

/** The fields of some procedures, each once, in the order of their names. */
export function fieldsOf(procedures: readonly { readonly field: string }[]): string[] {
  return [...new Set(procedures.map(({ field }) => field))].sort(vnCollator.compare);
}
