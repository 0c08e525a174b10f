/**
 * The app role's only way to events, audit rows and idempotency keys. A service can append to its history and cannot
 * read, change or delete it. Errors HC001 to HC003 are bugs of the caller, never refusals.
 */
export const ownerFunctions = `
CREATE FUNCTION append_audit(entries jsonb) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  written integer;
BEGIN
  INSERT INTO public.audit (at, actor, action, object_type, object_id, version, trace_id, detail)
  SELECT e.at, e.actor, e.action, e.object_type, e.object_id, e.version, e.trace_id, coalesce(e.detail, '{}'::jsonb)
  FROM ROWS FROM (jsonb_to_recordset(entries) AS (at timestamptz, actor text, action text, object_type text,
    object_id text, version integer, trace_id text, detail jsonb)) WITH ORDINALITY
    AS e (at, actor, action, object_type, object_id, version, trace_id, detail, ord)
  ORDER BY e.ord;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;

CREATE FUNCTION append_events(entries jsonb) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  aggregates integer;
  advanced integer;
  written integer;
BEGIN
  -- Heads first, in one order for everybody: this lock is taken before any id is drawn.
  WITH entry AS (
    SELECT e.noun, e.aggregate_id, e.version,
      e.version - lag(e.version, 1, e.version - 1) OVER (PARTITION BY e.noun, e.aggregate_id ORDER BY e.ord) AS step
    FROM ROWS FROM (jsonb_to_recordset(entries) AS (noun text, aggregate_id uuid, version integer)) WITH ORDINALITY
      AS e (noun, aggregate_id, version, ord)
  ), span AS (
    SELECT noun, aggregate_id, max(version) AS last, count(*)::integer AS appended, bool_and(step = 1) AS in_order
    FROM entry GROUP BY noun, aggregate_id
  ), head AS (
    INSERT INTO public.event_head AS h (noun, aggregate_id, version, appended)
    SELECT noun, aggregate_id, last, appended FROM span WHERE in_order ORDER BY noun, aggregate_id
    ON CONFLICT (noun, aggregate_id) DO UPDATE SET version = excluded.version, appended = excluded.appended
      WHERE h.version = excluded.version - excluded.appended
    RETURNING (xmax = 0 AND version <> appended) AS begins_late
  )
  SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM head WHERE NOT begins_late) INTO aggregates, advanced;
  IF advanced <> aggregates THEN
    RAISE EXCEPTION 'event versions must follow the last version of their aggregate without a gap' USING ERRCODE = 'HC001';
  END IF;

  WITH entry AS (
    SELECT * FROM ROWS FROM (jsonb_to_recordset(entries) AS (event_id uuid, noun text, aggregate_id uuid, version integer,
      type text, body jsonb, at timestamptz, actor text, traceparent text)) WITH ORDINALITY
      AS e (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent, ord)
  ), added AS (
    INSERT INTO public.event (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent)
    SELECT event_id, noun, aggregate_id, version, type, body, at, actor, traceparent FROM entry ORDER BY ord
    RETURNING id, at, aggregate_id
  )
  INSERT INTO public.outbox (id, at, aggregate_id) SELECT id, at, aggregate_id FROM added ORDER BY id;
  GET DIAGNOSTICS written = ROW_COUNT;

  PERFORM public.append_audit((SELECT jsonb_agg(e -> 'audit') FROM jsonb_array_elements(entries) AS e));
  RETURN written;
END $$;

CREATE FUNCTION claim_idempotency(claims jsonb)
  RETURNS TABLE (ord bigint, state text, aggregate_id uuid, version integer, status integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  locked bigint[];
BEGIN
  -- Every lock before any read: whoever held a key before us has committed by then, so the read below sees its row.
  SELECT coalesce(array_agg(c.ord) FILTER (WHERE c.granted), '{}') INTO locked FROM (
    SELECT d.ord, CASE WHEN d.repeat = 1
      THEN pg_try_advisory_xact_lock(hashtextextended(jsonb_build_array('idempotency', d.account, d.route, d.key)::text, 0))
      ELSE false END AS granted
    FROM (
      SELECT r.ord, r.account, r.route, r.key, row_number() OVER (PARTITION BY r.account, r.route, r.key ORDER BY r.ord) AS repeat
      FROM ROWS FROM (jsonb_to_recordset(claims) AS (account text, route text, key text)) WITH ORDINALITY AS r (account, route, key, ord)
      ORDER BY r.ord
    ) d OFFSET 0
  ) c;

  RETURN QUERY
  SELECT r.ord,
    CASE WHEN i.key IS NOT NULL AND i.body_hash = decode(r.body_hash, 'hex') THEN 'replay'
      WHEN i.key IS NOT NULL THEN 'reused'
      WHEN r.ord = ANY (locked) THEN 'new'
      ELSE 'in-flight' END,
    i.aggregate_id, i.version, i.status
  FROM ROWS FROM (jsonb_to_recordset(claims) AS (account text, route text, key text, body_hash text)) WITH ORDINALITY
    AS r (account, route, key, body_hash, ord)
  LEFT JOIN public.idempotency i ON i.account = r.account AND i.route = r.route AND i.key = r.key
  ORDER BY r.ord;
END $$;

CREATE FUNCTION store_idempotency(answers jsonb) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.idempotency (account, route, key, body_hash, aggregate_id, version, status)
  SELECT a.account, a.route, a.key, decode(a.body_hash, 'hex'), a.aggregate_id, a.version, a.status
  FROM jsonb_to_recordset(answers) AS a (account text, route text, key text, body_hash text, aggregate_id uuid, version integer, status integer);
$$;
`;
