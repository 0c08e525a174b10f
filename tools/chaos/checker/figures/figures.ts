/** What a report counts. */
export type Figures = {
  received: number; resolved: number; onTime: number; late: number; open: number; overdue: number; dueWithin3Days: number; withdrawn: number; refused: number;
};
export const FIGURE_NAMES = ['received', 'resolved', 'onTime', 'late', 'open', 'overdue', 'dueWithin3Days', 'withdrawn', 'refused'] as const satisfies readonly (keyof Figures)[];
export const NO_FIGURES: Figures = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0 };
export type FigureTable = Map<string, Figures>;

export type Place = { unitId: string; procedureCode: string; field: string };

/** What happened to so many dossiers on a day. */
export type Turn = Place & { day: string; kind: 'received' | 'on-time' | 'late' | 'withdrawn' | 'refused' | 'refused-after-receipt'; count: number };

/** So many dossiers were open from a day until before another, due then, and the clock ran or stood. */
export type Stretch = Place & { from: string; until: string | null; dueOn: string | null; running: boolean; count: number };

export type Facts = { turns: readonly Turn[]; stretches: readonly Stretch[] };
export type KeyOf = (place: Place) => string;

const COUNTED: Readonly<Record<Turn['kind'], readonly (keyof Figures)[]>> = {
  'received': ['received'], 'on-time': ['resolved', 'onTime'], 'late': ['resolved', 'late'], 'withdrawn': ['withdrawn'], 'refused': ['refused'],
  'refused-after-receipt': ['refused'],
};

/** Counts the days of a period, and what is open at the end of its last day. */
export function figuresOf({ turns, stretches }: Facts, { from, asOf }: { from: string; asOf: string }, keyOf: KeyOf): FigureTable {
  const table: FigureTable = new Map();
  const add = (place: Place, names: readonly (keyof Figures)[], count: number): void => {
    const key = keyOf(place);
    const figures = table.get(key) ?? { ...NO_FIGURES };
    for (const name of names) figures[name] += count;
    table.set(key, figures);
  };
  for (const turn of turns) if (from <= turn.day && turn.day <= asOf) add(turn, COUNTED[turn.kind], turn.count);
  const soonUntil = addDays(asOf, 3);
  for (const stretch of stretches) {
    if (stretch.from > asOf || (stretch.until !== null && stretch.until <= asOf)) continue;
    add(stretch, ['open', ...dueAt(stretch, asOf, soonUntil)], stretch.count);
  }
  return table;
}

function dueAt({ dueOn, running }: Stretch, asOf: string, soonUntil: string): readonly (keyof Figures)[] {
  // While the clock stands nothing is due.
  if (dueOn === null || !running) return [];
  if (dueOn < asOf) return ['overdue'];
  return dueOn <= soonUntil ? ['dueWithin3Days'] : [];
}

/** One row for each day of a period. */
export function figuresByDay(facts: Facts, { from, asOf }: { from: string; asOf: string }): FigureTable {
  const table: FigureTable = new Map();
  for (let day = from; day <= asOf; day = addDays(day, 1)) {
    table.set(day, figuresOf(facts, { from: day, asOf: day }, () => '').get('') ?? NO_FIGURES);
  }
  return table;
}

export function ofUnit({ turns, stretches }: Facts, unitId: string): Facts {
  return { turns: turns.filter((turn) => turn.unitId === unitId), stretches: stretches.filter((stretch) => stretch.unitId === unitId) };
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
