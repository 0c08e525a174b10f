import type { Client } from 'pg';
import { H1_2025 } from './h1-2025.ts';

export type Figures = { received: number; resolved: number; onTime: number; late: number; open: number; overdue: number; dueWithin3Days: number };
export const FIGURE_NAMES = ['received', 'resolved', 'onTime', 'late', 'open', 'overdue', 'dueWithin3Days'] as const satisfies readonly (keyof Figures)[];
export type FigureTable = Map<string, Figures>;
export const NO_FIGURES: Figures = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueWithin3Days: 0 };

// A second definition of the same figures, over the rows themselves: nothing of reporting is read or imported here.
const COLUMNS = `
  count(*) FILTER (WHERE d.received_on BETWEEN $1 AND $2)::int AS received,
  count(*) FILTER (WHERE d.completed_on BETWEEN $1 AND $2)::int AS resolved,
  count(*) FILTER (WHERE d.completed_on BETWEEN $1 AND $2 AND d.completed_on <= coalesce(d.due_on, d.completed_on))::int AS "onTime",
  count(*) FILTER (WHERE d.completed_on BETWEEN $1 AND $2 AND d.completed_on > d.due_on)::int AS late,
  count(*) FILTER (WHERE d.received_on <= $2 AND coalesce(d.completed_on > $2, true))::int AS open,
  count(*) FILTER (WHERE d.received_on <= $2 AND coalesce(d.completed_on > $2, true) AND d.due_on < $2)::int AS overdue,
  count(*) FILTER (WHERE d.received_on <= $2 AND coalesce(d.completed_on > $2, true) AND d.due_on BETWEEN $2 AND $2::date + 3)::int AS "dueWithin3Days"`;

const PERIOD = [H1_2025.from, H1_2025.asOf];

export async function rawTotal(dossier: Client): Promise<Figures> {
  const { rows } = await dossier.query<Figures>(`SELECT ${COLUMNS} FROM dossier d`, PERIOD);
  return rows[0] ?? NO_FIGURES;
}

/** Counted by a column of the row: competent unit, procedure or field. */
export async function rawBy(dossier: Client, column: 'competent_unit_id' | 'procedure_code' | 'field'): Promise<FigureTable> {
  const { rows } = await dossier.query<Figures & { key: string }>(`SELECT d.${column}::text AS key, ${COLUMNS} FROM dossier d GROUP BY 1`, PERIOD);
  return new Map(rows.map(({ key, ...figures }) => [key, figures]));
}

/** For each day what came and went on it, and what was open at its end. */
export async function rawByDay(dossier: Client): Promise<FigureTable> {
  const { rows } = await dossier.query<Figures & { key: string }>(
    `SELECT day::date::text AS key, came.n AS received, gone.resolved, gone."onTime", gone.late, (upto.came - upto.gone)::int AS open, levels.overdue, levels.soon AS "dueWithin3Days"
     FROM generate_series($1::date, $2::date, '1 day') AS day
     CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0)::int AS n FROM came WHERE on_day = day) came
     CROSS JOIN LATERAL (SELECT coalesce(sum(n), 0)::int AS resolved, coalesce(sum(n) FILTER (WHERE NOT is_late), 0)::int AS "onTime",
       coalesce(sum(n) FILTER (WHERE is_late), 0)::int AS late FROM gone WHERE on_day = day) gone
     CROSS JOIN LATERAL (SELECT (SELECT coalesce(sum(n), 0) FROM came WHERE on_day <= day) AS came, (SELECT coalesce(sum(n), 0) FROM gone WHERE on_day <= day) AS gone) upto
     CROSS JOIN LATERAL (SELECT coalesce(sum(n) FILTER (WHERE due < day), 0)::int AS overdue, coalesce(sum(n) FILTER (WHERE due BETWEEN day AND day + interval '3 days'), 0)::int AS soon
       FROM life WHERE first <= day AND (last IS NULL OR last > day)) levels
     ORDER BY 1`.replace(/^/, `WITH came AS MATERIALIZED (SELECT received_on AS on_day, count(*) AS n FROM dossier GROUP BY 1),
       gone AS MATERIALIZED (SELECT completed_on AS on_day, coalesce(completed_on > due_on, false) AS is_late, count(*) AS n FROM dossier WHERE completed_on IS NOT NULL GROUP BY 1, 2),
       life AS MATERIALIZED (SELECT received_on AS first, completed_on AS last, due_on AS due, count(*) AS n FROM dossier WHERE completed_on IS DISTINCT FROM received_on GROUP BY 1, 2, 3) `),
    PERIOD,
  );
  return new Map(rows.map(({ key, ...figures }) => [key, figures]));
}

/**
 * Under which unit of today a former unit is counted, from the registry's lineage: whole under one successor, the one that
 * kept the name, otherwise the one with the lowest code. One step is enough: every former unit of H1 2025 ended on 30 June.
 */
export async function todaysUnitOf(registry: Client): Promise<Map<string, string>> {
  const { rows } = await registry.query<{ former: string; today: string }>(
    `SELECT DISTINCT ON (s.from_unit_id) s.from_unit_id AS former, s.to_unit_id AS today
     FROM unit_succession s JOIN unit t ON t.unit_id = s.to_unit_id
     JOIN LATERAL (SELECT name FROM unit_version v WHERE v.unit_id = s.from_unit_id ORDER BY from_day DESC LIMIT 1) f ON true
     JOIN LATERAL (SELECT name FROM unit_version v WHERE v.unit_id = s.to_unit_id ORDER BY from_day DESC LIMIT 1) n ON true
     WHERE s.effective_on <= now()::date
     ORDER BY s.from_unit_id, (n.name = f.name) DESC, t.code COLLATE "C", t.unit_id`);
  return new Map(rows.map(({ former, today }) => [former, today]));
}

/** The same figures with former units counted under today's. */
export function underToday(byUnit: FigureTable, todayOf: ReadonlyMap<string, string>): FigureTable {
  const table: FigureTable = new Map();
  for (const [unitId, figures] of byUnit) {
    const key = todayOf.get(unitId) ?? unitId;
    table.set(key, add(table.get(key) ?? NO_FIGURES, figures));
  }
  return table;
}

export function add(a: Figures, b: Figures): Figures {
  const sum = { ...a };
  for (const name of FIGURE_NAMES) sum[name] += b[name];
  return sum;
}
