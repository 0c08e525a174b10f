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

// $1 source, $2 and $3 the lines. The rows of this chunk that this transaction has just claimed: an id is given anew by
// every load, so a row of an earlier one does not match.
const FRESH = `bulk_staging s JOIN bulk_row r ON r.source = $1 AND r.source_row = s.source_row AND r.dossier_id = s.dossier_id
  WHERE s.line BETWEEN $2 AND $3`;

/** Writes the rows of a chunk. Every statement is over the set; all of them are one transaction of the caller. */
export class ChunkStore {
  async write(tx: EntityManager, chunk: Chunk, clock: Clock): Promise<WrittenChunk> {
    const lines = [chunk.source, chunk.firstLine, chunk.lastLine];
    // Instants in JSON then read as the rest of the platform writes them, with Vietnam's offset.
    await tx.query(`SET LOCAL statement_timeout = '2min'; SET LOCAL timezone = 'Asia/Ho_Chi_Minh'`);
    const claimed = await this.#claim(tx, chunk);
    if (claimed === 0) return { accepted: 0, lastEvent: '0' };
    await tx.query(INSERT_DOSSIERS, lines);
    await tx.query(INSERT_PERSONS, lines);
    await tx.query(INSERT_STEPS, lines);
    const lastEvent = await appendEventRows(tx, {
      noun: 'dossier', select: SELECT_EVENTS, values: lines,
      audit: {
        action: 'bulk-load', objectType: 'bulk-load', objectId: chunk.loadId,
        detail: { source: chunk.source, firstLine: chunk.firstLine, lastLine: chunk.lastLine, rows: claimed },
      },
    }, { actor: LOADER, clock });
    return { accepted: claimed, lastEvent };
  }

  /** Takes the rows that have no error and were never loaded; how many. */
  async #claim(tx: EntityManager, { loadId, source, firstLine, lastLine }: Chunk): Promise<number> {
    const [row]: { claimed: number }[] = await tx.query(
      `WITH claimed AS (
         INSERT INTO bulk_row (source, source_row, dossier_id, fingerprint, load_id)
         SELECT $1::varchar, s.source_row, s.dossier_id, s.fingerprint, $4::uuid FROM bulk_staging s
         WHERE s.line BETWEEN $2 AND $3
           AND NOT EXISTS (SELECT 1 FROM bulk_error e WHERE e.load_id = $4::uuid AND e.line = s.line)
           AND NOT EXISTS (SELECT 1 FROM bulk_row r WHERE r.source = $1::varchar AND r.source_row = s.source_row)
         ORDER BY s.source_row
         RETURNING 1
       ) SELECT count(*)::integer AS claimed FROM claimed`,
      [source, firstLine, lastLine, loadId],
    );
    return row?.claimed ?? 0;
  }
}

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

// The names of units are those of the day, because a slip shows the name under which a unit acted.
const INSERT_STEPS = `
  WITH fresh AS MATERIALIZED (SELECT s.* FROM ${FRESH}), unit AS MATERIALIZED (
    SELECT m.unit_id, m.full_name, m.as_from, lead(m.as_from, 1, 'infinity') OVER (PARTITION BY m.unit_id ORDER BY m.as_from) AS until
    FROM unit_mirror m WHERE m.unit_id IN (SELECT receiving_unit_id FROM fresh UNION SELECT competent_unit_id FROM fresh)
  ), told AS (
    SELECT s.*, a.full_name AS receiving_unit, b.full_name AS competent_unit, b2.full_name AS completing_unit, d.timeliness
    FROM fresh s JOIN dossier d ON d.id = s.dossier_id
    JOIN unit a ON a.unit_id = s.receiving_unit_id AND s.received_on >= a.as_from AND s.received_on < a.until
    JOIN unit b ON b.unit_id = s.competent_unit_id AND s.received_on >= b.as_from AND s.received_on < b.until
    JOIN unit b2 ON b2.unit_id = s.competent_unit_id AND coalesce(s.completed_on, s.received_on) >= b2.as_from
      AND coalesce(s.completed_on, s.received_on) < b2.until
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
