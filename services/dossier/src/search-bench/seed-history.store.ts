import type { Client } from 'pg';

/** What the sample has of dossiers it has of their history as well: a step, an event and an audit row for each of their versions. */
const MONTHS_BACK = [12, 9, 6, 3];
// As long as the relay keeps what it has published, and keys of commands.
const KEPT_DAYS = 35;

/** Each version of each dossier of the sample, in the order in which they came about. */
const VERSIONS = `
  CREATE TEMP TABLE version_draft AS
  SELECT row_number() OVER (ORDER BY at, id) AS n, * FROM (
    SELECT d.*, v.version AS of_version, least(d.received_at + (v.version - 1) * interval '3 hours', now()) AS at,
      CASE v.version WHEN 1 THEN 'received' ELSE 'assigned' END AS event,
      '00000000-0000-7000-9000-' || lpad(to_hex(get_byte(uuid_send(d.competent_unit_id), 15)), 12, '0') AS actor
    FROM dossier d CROSS JOIN LATERAL generate_series(1, d.version) AS v (version)) one`;
const STEPS = `
  INSERT INTO dossier_step (dossier_id, version, at, type, status, sentence, progress, account_id)
  SELECT id, of_version, at, event, CASE of_version WHEN version THEN status ELSE 'received' END,
    jsonb_build_object('type', event, 'dueOn', due_on, 'channel', channel, 'competentUnit', 'Phường của mẫu', 'receivingUnit', 'Phường của mẫu'),
    jsonb_build_object('sync', '{}'::jsonb, 'dueAt', due_at, 'dueOn', due_on, 'situation', situation, 'timeLimit', jsonb_build_object('unit', 'working-day', 'amount', 5), 'assigneeId', assignee_id,
      'consulting', '[]'::jsonb, 'dueReasons', due_reasons, 'extensions', 0, 'receivedAt', received_at, 'receivedOn', received_on, 'timeliness', timeliness, 'completedAt', completed_at,
      'supplements', jsonb_build_object('count', 0), 'clockStartsAt', clock_starts_at, 'competentUnitId', competent_unit_id, 'procedureVersion', procedure_version), actor
  FROM version_draft ORDER BY n`;
const EVENTS = `
  INSERT INTO event (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent)
  SELECT gen_random_uuid(), 'dossier', id, of_version, 'vn.haicap.dossier.dossier.' || event || '.v1',
    jsonb_build_object('dossierId', id, 'code', code, 'status', status, 'procedureCode', procedure_code, 'procedureVersion', procedure_version, 'field', field, 'channel', channel, 'receivingUnitId', receiving_unit_id,
      'competentUnitId', competent_unit_id, 'assigneeId', assignee_id, 'receivedAt', received_at, 'dueAt', due_at, 'dueOn', due_on, 'attached', '[]'::jsonb), at, actor,
    '00-' || md5(id::text) || '-00f067aa0ba902b7-01'
  FROM version_draft ORDER BY n`;
const HEADS = `INSERT INTO event_head (noun, aggregate_id, version, appended) SELECT 'dossier', id, version, 1 FROM dossier`;
const PUBLISHED = `
  INSERT INTO outbox (id, at, aggregate_id, published_at, stream_seq)
  SELECT id, at, aggregate_id, at, id FROM event WHERE noun = 'dossier' AND at > now() - interval '${KEPT_DAYS} days' ORDER BY id`;
// Sealed, as nearly all of a trail is; nobody follows the chain of a sample.
const AUDIT = `
  INSERT INTO audit (at, recorded_at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash)
  SELECT at, at, actor, event, 'dossier', id, of_version, md5(id::text), jsonb_build_object('code', code), n, sha256((n - 1)::text::bytea), sha256(n::text::bytea)
  FROM version_draft ORDER BY n`;
const KEYS = `
  INSERT INTO idempotency (account, route, key, body_hash, aggregate_id, version, status, at)
  SELECT actor, 'rpc.dossier.' || event || '.v1', 'sample-' || n, sha256(n::text::bytea), id, of_version, 200, at FROM version_draft WHERE at > now() - interval '${KEPT_DAYS} days'`;

/** Fills what a dossier leaves behind as it goes on, with the administrator's rights. */
export async function fillHistory(client: Client, now: Date): Promise<void> {
  for (const table of ['event', 'outbox', 'audit']) {
    for (const months of MONTHS_BACK) await client.query(`SELECT ensure_partitions($1, $2::timestamptz - make_interval(months => $3), true)`, [table, now, months]);
  }
  for (const statement of [VERSIONS, STEPS, EVENTS, HEADS, PUBLISHED, AUDIT, KEYS, 'DROP TABLE version_draft']) await client.query(statement);
}
