/**
 * What a consumer keeps about facts of others: what it applied (inbox), how far each aggregate is, what waits for an
 * earlier version, what could not be applied, and how far bootstrap and reconciliation are.
 */
export const inboxTables = `
CREATE TABLE inbox (
  event_id uuid NOT NULL,
  at timestamptz NOT NULL,
  source text NOT NULL,
  aggregate_id uuid NOT NULL,
  version integer NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (event_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX inbox_at ON inbox USING brin (at) WITH (autosummarize = on);
CREATE TABLE inbox_default PARTITION OF inbox DEFAULT;

CREATE TABLE aggregate_version (
  source text NOT NULL,
  aggregate_id uuid NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (source, aggregate_id)
) WITH (fillfactor = 80);

CREATE TABLE inbox_parked (
  source text NOT NULL,
  aggregate_id uuid NOT NULL,
  version integer NOT NULL,
  event_id uuid NOT NULL,
  at timestamptz NOT NULL,
  fact jsonb NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, aggregate_id, version)
);

CREATE TABLE dead_letter (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  event_id uuid,
  aggregate_id uuid,
  version integer,
  fact_at timestamptz,
  fact jsonb NOT NULL,
  error text NOT NULL,
  attempts integer NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  replayed_at timestamptz
);
CREATE UNIQUE INDEX dead_letter_open ON dead_letter (source, aggregate_id, version) WHERE replayed_at IS NULL;
CREATE UNIQUE INDEX dead_letter_unreadable ON dead_letter (source, md5(fact::text)) WHERE aggregate_id IS NULL;

CREATE TABLE bootstrap (
  source text PRIMARY KEY,
  position text NOT NULL,
  done_at timestamptz,
  reconciled_on date
);
`;
