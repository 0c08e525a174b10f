import type { Facts, Stretch, Turn } from '../figures/figures.ts';
import type { Query } from './postgres.ts';

const PLACE = `l.unit_id AS "unitId", d.procedure_code AS "procedureCode", d.field`;

// One row per version up to the one that reporting can have reached, with the day on which the next one replaced it. A
// request for withdrawal stands in for what it interrupts. A dossier counts where the last of these steps has it: a transfer moves it as a whole.
const STEPS = `
  CREATE TEMP TABLE life ON COMMIT DROP AS
  SELECT s.dossier_id, s.version, s.type, (s.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
    lead((s.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) OVER (PARTITION BY s.dossier_id ORDER BY s.version) AS until,
    CASE WHEN s.status = 'withdrawal-requested' THEN s.progress -> 'situation' -> 'before' ->> 'status' ELSE s.status END AS status,
    (s.progress ->> 'dueOn')::date AS due_on,
    first_value(coalesce(s.progress ->> 'competentUnitId', coalesce(d.first_competent_unit_id, d.competent_unit_id)::text))
      OVER (PARTITION BY s.dossier_id ORDER BY s.version DESC) AS unit_id
  FROM dossier_step s JOIN dossier d ON d.id = s.dossier_id LEFT JOIN jsonb_to_recordset($1::jsonb) AS b (id uuid, version int) ON b.id = s.dossier_id
  WHERE b.version IS NULL OR s.version < b.version`;

const OPEN = `('received', 'assigned', 'pending-approval', 'returned-by-approver', 'approved', 'signed', 'numbered', 'issued', 'supplement-requested', 'payment-required')`;

const STRETCHES = `
  SELECT ${PLACE}, l.day::text AS "from", l.until::text AS until, l.due_on::text AS "dueOn",
    l.status NOT IN ('supplement-requested', 'payment-required') AS running, count(*)::int AS count
  FROM life l JOIN dossier d ON d.id = l.dossier_id
  WHERE l.status IN ${OPEN} AND l.day IS DISTINCT FROM l.until
  GROUP BY 1, 2, 3, l.day, l.until, l.due_on, running`;

// Late is judged again from the appointment, to the day or, for limits in hours, to the minute.
const TURNS = `
  SELECT ${PLACE}, t.day::text AS day, t.kind, count(*)::int AS count
  FROM (SELECT dossier_id, max(unit_id) AS unit_id, bool_or(type = 'received') AS received, bool_or(type = 'completed') AS completed,
      min(day) FILTER (WHERE type = 'stopped') AS stopped_on, min(day) FILTER (WHERE type = 'intake-refused') AS refused_on
    FROM life GROUP BY dossier_id) l
  JOIN dossier d ON d.id = l.dossier_id
  CROSS JOIN LATERAL (
    SELECT d.received_on AS day, 'received' AS kind WHERE l.received
    UNION ALL SELECT d.completed_on, CASE WHEN d.due_at IS NULL THEN 'on-time'
      WHEN d.due_precision = 'minute' THEN CASE WHEN date_trunc('minute', d.completed_at) > date_trunc('minute', d.due_at) THEN 'late' ELSE 'on-time' END
      WHEN d.completed_on > d.due_on THEN 'late' ELSE 'on-time' END WHERE l.completed
    UNION ALL SELECT l.stopped_on, 'withdrawn' WHERE l.received AND l.stopped_on IS NOT NULL
    UNION ALL SELECT l.refused_on, CASE WHEN l.received THEN 'refused-after-receipt' ELSE 'refused' END WHERE l.refused_on IS NOT NULL
  ) t
  GROUP BY 1, 2, 3, t.day, t.kind`;

/** What every figure is counted from, over the rows of the owner. `blocked`: the first version that reporting cannot apply. */
export async function readFacts(query: Query, blocked: ReadonlyMap<string, number>): Promise<Facts> {
  await query(STEPS, [JSON.stringify([...blocked].map(([id, version]) => ({ id, version })))]);
  await query('ANALYZE life');
  return { turns: await query<Turn>(TURNS), stretches: await query<Stretch>(STRETCHES) };
}
