/**
 * What an owner keeps: the event log for ever, the queue to the bus, the audit trail, idempotency keys, the relay's
 * lease. Append-only tables are partitioned by month with a default partition, so a row never lacks a place.
 */
export const ownerTables = `
CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
  event_id uuid NOT NULL,
  noun text NOT NULL,
  aggregate_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  type text NOT NULL,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  traceparent text NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX event_aggregate ON event (aggregate_id, version);
CREATE INDEX event_noun ON event (noun, id);
CREATE INDEX event_at ON event USING brin (at) WITH (autosummarize = on);
CREATE TABLE event_default PARTITION OF event DEFAULT;

-- The last version of every aggregate. It makes versions gapless, and locking it before an id is drawn makes the order
-- of ids within an aggregate the order of its versions, whatever the caller locked before.
CREATE TABLE event_head (
  noun text NOT NULL,
  aggregate_id uuid NOT NULL,
  version integer NOT NULL,
  appended integer NOT NULL,
  PRIMARY KEY (noun, aggregate_id)
) WITH (fillfactor = 80);

CREATE TABLE outbox (
  id bigint NOT NULL,
  at timestamptz NOT NULL,
  aggregate_id uuid NOT NULL,
  published_at timestamptz,
  stream_seq bigint,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX outbox_unpublished ON outbox (id) WHERE published_at IS NULL;
CREATE INDEX outbox_stream_seq ON outbox (stream_seq);
CREATE TABLE outbox_default PARTITION OF outbox DEFAULT;

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  version integer,
  trace_id text NOT NULL,
  detail jsonb NOT NULL,
  seq bigint,
  prev_hash bytea,
  hash bytea,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX audit_unsealed ON audit (id) WHERE seq IS NULL;
CREATE INDEX audit_seq ON audit (seq);
CREATE INDEX audit_object ON audit (object_type, object_id);
CREATE TABLE audit_default PARTITION OF audit DEFAULT;

CREATE FUNCTION audit_keep_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.seq IS NOT NULL THEN RAISE EXCEPTION 'audit row % is sealed', OLD.id USING ERRCODE = 'HC003'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_keep_sealed BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_keep_sealed();

CREATE TABLE audit_head (one boolean PRIMARY KEY DEFAULT true CHECK (one), seq bigint NOT NULL, hash bytea NOT NULL);
INSERT INTO audit_head (seq, hash) VALUES (0, '\\x');

CREATE TABLE audit_checkpoint (
  seq bigint PRIMARY KEY,
  hash bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  signature bytea
);

CREATE TABLE idempotency (
  account text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  aggregate_id uuid NOT NULL,
  version integer NOT NULL,
  status integer NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, route, key)
);
CREATE INDEX idempotency_at ON idempotency USING brin (at) WITH (autosummarize = on);

CREATE TABLE relay_lease (
  name text PRIMARY KEY,
  owner text NOT NULL,
  epoch bigint NOT NULL,
  expires_at timestamptz NOT NULL
);

-- What the relay last saw of its stream; a newer look that disagrees means that the stream was rewound or recreated.
CREATE TABLE relay_stream (
  name text PRIMARY KEY,
  created text NOT NULL,
  last_seq bigint NOT NULL,
  first_seq bigint NOT NULL,
  holes integer NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
`;
