import { dossierCompleted, dossierReceived } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { appendEventRows } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';

/** Some staged lines of a load, the first and the last included. */
export interface Chunk {
  readonly loadId: string;
  readonly source: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface WrittenChunk {
  readonly accepted: number;
  /** Id of the last event, '0' when nothing was written. */
  readonly lastEvent: string;
}

/** Who acts in a load, and who is named where the source does not say who worked on a dossier. */
export const LOADER = 'service:bulk-load';

/** The relay has so many messages in flight, and never two of one dossier (libs/outbox, outbox-publisher.ts). */
const EVENT_BLOCK = 256;

// $1 the lines that this transaction has claimed. An array tells the planner how many there are; a join with rows that
// were written a moment ago would be taken for one row and planned as loops over loops.
const FRESH = 'bulk_staging s WHERE s.line = ANY ($1::integer[])';

/** Writes the rows of a chunk. Every statement is over the set; all of them are one transaction of the caller. */
export class ChunkStore {
  async write(tx: EntityManager, chunk: Chunk, clock: Clock): Promise<WrittenChunk> {
    await tx.query(CHUNK_SETTINGS);
    const claimed = await this.#claim(tx, chunk);
    const lines = [claimed];
    if (claimed.length === 0) return { accepted: 0, lastEvent: '0' };
    await tx.query(INSERT_DOSSIERS, lines);
    await tx.query(INSERT_PERSONS, lines);
    await tx.query(INSERT_STEPS, lines);
    await tx.query(INSERT_FORMER_CODES, lines);
    const lastEvent = await appendEventRows(tx, {
      noun: 'dossier', select: SELECT_EVENTS, values: lines,
      audit: {
        action: 'bulk-load', objectType: 'bulk-load', objectId: chunk.loadId,
        detail: { source: chunk.source, firstLine: chunk.firstLine, lastLine: chunk.lastLine, rows: claimed.length },
      },
    }, { actor: LOADER, clock });
    return { accepted: claimed.length, lastEvent };
  }

  /** Takes the rows that have no error and were never loaded, and answers their lines. */
  async #claim(tx: EntityManager, { loadId, source, firstLine, lastLine }: Chunk): Promise<number[]> {
    const [row]: { lines: number[] }[] = await tx.query(
      // No join with tables that grow while the load runs: once their statistics are gathered in the middle of it, the planner
      // may turn a chunk of seconds into one of minutes.
      `WITH right_line AS MATERIALIZED (
         SELECT s.line, s.source_row, s.dossier_id, s.fingerprint FROM bulk_staging s
         WHERE s.line BETWEEN $2 AND $3
           AND s.line <> ALL (ARRAY(SELECT e.line FROM bulk_error e WHERE e.load_id = $4::uuid AND e.line BETWEEN $2 AND $3))
       ), claimed AS (
         INSERT INTO bulk_row (source, source_row, dossier_id, fingerprint, load_id)
         SELECT $1::varchar, source_row, dossier_id, fingerprint, $4::uuid FROM right_line ORDER BY source_row
         ON CONFLICT (source, source_row) DO NOTHING
         RETURNING dossier_id
       ) SELECT coalesce(array_agg(l.line ORDER BY l.line), '{}') AS lines FROM right_line l JOIN claimed USING (dossier_id)`,
      [source, firstLine, lastLine, loadId],
    );
    return row?.lines ?? [];
  }
}

// Instants in JSON read as the rest of the platform writes them, with Vietnam's offset. Once statistics are gathered in the
// middle of a load, the planner would read the whole growing table of dossiers for every chunk; the eight thousand rows of
// a chunk are reached by key, and sorted in memory.
const CHUNK_SETTINGS = `SET LOCAL statement_timeout = '2min'; SET LOCAL timezone = 'Asia/Ho_Chi_Minh'; SET LOCAL enable_seqscan = off; SET LOCAL work_mem = '32MB'`;

const INSERT_DOSSIERS = `
  WITH fresh AS MATERIALIZED (SELECT s.* FROM ${FRESH}), version AS MATERIALIZED (
    SELECT DISTINCT ON (k.code, k.day) k.day, p.* FROM (SELECT DISTINCT procedure_code AS code, received_on AS day FROM fresh) k
    JOIN procedure p ON p.code = k.code AND p.valid_from <= k.day AND coalesce(p.valid_to >= k.day, true)
    ORDER BY k.code, k.day, p.version DESC
  )
  INSERT INTO dossier (id, code, version, status, procedure_code, procedure_version, procedure_name, field, channel,
    receiving_unit_id, competent_unit_id, returning_unit_id, assignee_id, received_at, received_on, clock_starts_at,
    due_at, due_on, due_precision, due_reasons, completed_at, completed_on, timeliness, historic)
  SELECT s.dossier_id, s.code, CASE WHEN s.completed_at IS NULL THEN 1 ELSE 2 END, CASE WHEN s.completed_at IS NULL THEN 'received' ELSE 'completed' END,
    s.procedure_code, v.version, v.name, v.field, s.channel, s.receiving_unit_id, s.competent_unit_id, s.receiving_unit_id,
    CASE WHEN s.completed_at IS NOT NULL THEN '${LOADER}' END, s.received_at, s.received_on, s.received_at,
    s.due_at, s.due_on, CASE WHEN v.time_limit ->> 'unit' = 'working-hour' THEN 'minute' ELSE 'day' END, '[]', s.completed_at, s.completed_on,
    CASE WHEN s.completed_at IS NULL THEN NULL
      WHEN s.due_at IS NULL THEN 'on-time'
      WHEN v.time_limit ->> 'unit' = 'working-hour' THEN (ARRAY['early', 'on-time', 'late'])[2 + sign(extract(epoch FROM
        date_trunc('minute', s.completed_at) - date_trunc('minute', s.due_at)))::integer]
      ELSE (ARRAY['early', 'on-time', 'late'])[2 + sign(s.completed_on - s.due_on)::integer] END,
    true
  FROM fresh s JOIN version v ON v.code = s.procedure_code AND v.day = s.received_on
  ORDER BY s.line`;

const INSERT_PERSONS = `
  INSERT INTO dossier_person (dossier_id, full_name, personal_number, personal_number_index, phone, address)
  SELECT s.dossier_id, s.full_name, s.personal_number, s.personal_number_index, s.phone, s.address FROM ${FRESH} ORDER BY s.line`;

const INSERT_FORMER_CODES = `
  INSERT INTO dossier_former_code (code, dossier_id) SELECT s.former_code, s.dossier_id FROM ${FRESH} AND s.former_code IS NOT NULL ORDER BY s.line`;

// The names of units are those of the day, because a slip shows the name under which a unit acted.
const nameOn = (unit: string, day: string) =>
  `(SELECT m.full_name FROM unit_mirror m WHERE m.unit_id = ${unit} AND m.as_from <= ${day} ORDER BY m.as_from DESC LIMIT 1)`;

const INSERT_STEPS = `
  WITH told AS (
    SELECT s.line, s.dossier_id, s.channel, s.received_at, s.due_at, s.due_on, s.completed_at, s.completed_on, d.timeliness, a.name AS receiving_unit,
      CASE WHEN s.competent_unit_id = s.receiving_unit_id THEN a.name ELSE ${nameOn('s.competent_unit_id', 's.received_on')} END AS competent_unit,
      CASE WHEN s.completed_at IS NOT NULL THEN ${nameOn('s.competent_unit_id', 's.completed_on')} END AS completing_unit
    FROM (SELECT s.* FROM ${FRESH}) s JOIN dossier d ON d.id = s.dossier_id
    CROSS JOIN LATERAL (SELECT ${nameOn('s.receiving_unit_id', 's.received_on')} AS name) a
  )
  INSERT INTO dossier_step (dossier_id, version, at, type, status, sentence, progress)
  SELECT t.dossier_id, v.version, v.at, v.type, v.type, v.sentence, v.progress
  FROM told t CROSS JOIN LATERAL (
    SELECT 1, t.received_at, 'received',
      jsonb_build_object('type', 'received', 'receivingUnit', t.receiving_unit, 'competentUnit', t.competent_unit, 'channel', t.channel, 'dueOn', t.due_on),
      jsonb_build_object('assigneeId', NULL, 'dueAt', t.due_at, 'dueOn', t.due_on, 'dueReasons', '[]'::jsonb, 'completedAt', NULL, 'completedOn', NULL, 'timeliness', NULL)
    UNION ALL
    SELECT 2, t.completed_at, 'completed',
      jsonb_build_object('type', 'completed', 'competentUnit', t.completing_unit, 'timeliness', t.timeliness),
      jsonb_build_object('assigneeId', '${LOADER}', 'dueAt', t.due_at, 'dueOn', t.due_on, 'dueReasons', '[]'::jsonb,
        'completedAt', t.completed_at, 'completedOn', t.completed_on, 'timeliness', t.timeliness)
    WHERE t.completed_at IS NOT NULL
  ) AS v (version, at, type, sentence, progress)
  ORDER BY t.line, v.version`;

// The bodies are held against their contracts in test/bulk-load.int-spec.ts. Both versions of a dossier stand in one
// block, so a projection folds them together, and far enough from each other for the relay.
const SELECT_EVENTS = `
  SELECT v.event_id, t.id AS aggregate_id, v.version, v.type, v.body
  FROM (
    SELECT d.*, s.received_event_id, s.completed_event_id, row_number() OVER (ORDER BY s.line) AS place,
      jsonb_build_object('dossierId', d.id, 'code', d.code, 'status', 'received', 'procedureCode', d.procedure_code, 'procedureVersion', d.procedure_version,
        'field', d.field, 'channel', d.channel, 'receivingUnitId', d.receiving_unit_id, 'competentUnitId', d.competent_unit_id,
        'returningUnitId', d.returning_unit_id, 'receivedAt', d.received_at, 'receivedOn', d.received_on, 'dueAt', d.due_at, 'dueOn', d.due_on,
        'historic', true) AS body
    FROM (SELECT s.* FROM ${FRESH}) s JOIN dossier d ON d.id = s.dossier_id
  ) t CROSS JOIN LATERAL (
    SELECT t.received_event_id, 1, '${dossierReceived.type}', t.body
    UNION ALL
    SELECT t.completed_event_id, 2, '${dossierCompleted.type}', t.body || jsonb_build_object('status', 'completed', 'completedAt', t.completed_at,
      'completedOn', t.completed_on, 'timeliness', t.timeliness)
    WHERE t.version = 2
  ) AS v (event_id, version, type, body)
  ORDER BY (t.place - 1) / ${EVENT_BLOCK}, v.version, t.place`;
