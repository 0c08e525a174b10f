import type { Query } from './postgres.ts';
import type { ConsumerRows, DossierRow, KeyRow, LogEvent, OwnerRows, StepRow } from './rows.ts';

/** The log of a service, and what it has applied of others. Every service has both halves. */
export async function readLogs(query: Query, service: string): Promise<{ owner: OwnerRows; consumer: ConsumerRows }> {
  return { owner: await readOwner(query, service), consumer: await readConsumer(query, service) };
}

async function readOwner(query: Query, service: string): Promise<OwnerRows> {
  const events = await query<LogEvent>(`
    SELECT e.id::float8 AS id, e.event_id AS "eventId", e.noun, e.aggregate_id AS "aggregateId", e.version, split_part(e.type, '.', 5) AS kind, e.actor,
      CASE WHEN e.noun = 'dossier' THEN e.body ->> 'code' END AS code, CASE WHEN e.noun = 'dossier' THEN e.body ->> 'status' END AS status,
      coalesce(o.queued, 0) AS queued, coalesce(o.published, false) AS published, o.stream_seq AS "streamSeq"
    FROM event e
    LEFT JOIN (SELECT id, count(*)::int AS queued, bool_and(published_at IS NOT NULL) AS published, max(stream_seq)::float8 AS stream_seq FROM outbox GROUP BY id) o ON o.id = e.id`);
  const heads = await query<OwnerRows['heads'][number]>(`SELECT noun, aggregate_id AS "aggregateId", version FROM event_head`);
  const [stray] = await query<{ n: number }>(`SELECT count(*)::int AS n FROM outbox o LEFT JOIN event e ON e.id = o.id AND e.aggregate_id = o.aggregate_id WHERE e.id IS NULL`);
  return { service, events, heads, strayEntries: stray?.n ?? 0 };
}

async function readConsumer(query: Query, service: string): Promise<ConsumerRows> {
  return {
    service,
    inbox: await query(`SELECT source, event_id AS "eventId", aggregate_id AS "aggregateId", version, (extract(epoch FROM applied_at) * 1000000)::float8 AS "appliedAt" FROM inbox`),
    reached: await query(`SELECT source, aggregate_id AS "aggregateId", version FROM aggregate_version`),
    parked: await query(`SELECT source, aggregate_id AS "aggregateId", version FROM inbox_parked`),
    letters: await query(`SELECT source, aggregate_id AS "aggregateId", version FROM dead_letter WHERE replayed_at IS NULL`),
  };
}

export type DossierTables = { dossiers: DossierRow[]; steps: StepRow[]; keys: KeyRow[] };

export async function readDossiers(query: Query): Promise<DossierTables> {
  return {
    dossiers: await query(`
      SELECT d.id, d.code, d.version, d.status, d.competent_unit_id AS "competentUnitId", d.receiving_unit_id AS "receivingUnitId",
        d.procedure_code AS "procedureCode", d.field, d.received_on::text AS "receivedOn", d.due_on::text AS "dueOn",
        d.completed_on::text AS "completedOn", d.timeliness, d.historic, l.dossier_id IS NOT NULL AS loaded
      FROM dossier d LEFT JOIN (SELECT DISTINCT dossier_id FROM bulk_row) l ON l.dossier_id = d.id`),
    steps: await query(`
      SELECT dossier_id AS "dossierId", version, type, status, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day,
        progress ->> 'dueOn' AS "dueOn", progress ->> 'completedOn' AS "completedOn", progress ->> 'timeliness' AS timeliness
      FROM dossier_step`),
    keys: await query(`SELECT account, route, key, aggregate_id AS "aggregateId", version FROM idempotency WHERE route LIKE 'rpc.dossier.%'`),
  };
}
