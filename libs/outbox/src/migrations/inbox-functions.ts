/** The sum by which owner and consumer compare a stretch of history: how many, which versions, which ids. */
export const digestColumns = `
  count(*)::integer AS count, coalesce(sum(version), 0)::text AS version_sum,
  lpad(to_hex(coalesce(bit_xor(('x' || substr(replace(event_id::text, '-', ''), 1, 16))::bit(64)::bigint), 0)), 16, '0') ||
  lpad(to_hex(coalesce(bit_xor(('x' || substr(replace(event_id::text, '-', ''), 17, 16))::bit(64)::bigint), 0)), 16, '0') AS id_xor`;

/** The consumer's half of the version rule, set-based: one claim and one record per batch, not per fact. */
export const inboxFunctions = `
CREATE FUNCTION inbox_claim(followed text, aggregates uuid[]) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO public.aggregate_version (source, aggregate_id, version)
  SELECT followed, a, 0 FROM (SELECT DISTINCT unnest(aggregates) AS a) w ORDER BY a ON CONFLICT DO NOTHING;
  PERFORM 1 FROM public.aggregate_version v WHERE v.source = followed AND v.aggregate_id = ANY (aggregates)
    ORDER BY v.aggregate_id FOR UPDATE;
  RETURN jsonb_build_object(
    'heads', (SELECT coalesce(jsonb_agg(jsonb_build_object('aggregateId', v.aggregate_id, 'version', v.version,
        'blocked', EXISTS (SELECT 1 FROM public.dead_letter d WHERE d.source = followed AND d.aggregate_id = v.aggregate_id
          AND d.version > v.version AND d.replayed_at IS NULL))), '[]')
      FROM public.aggregate_version v WHERE v.source = followed AND v.aggregate_id = ANY (aggregates)),
    'parked', (SELECT coalesce(jsonb_agg(p.fact), '[]') FROM public.inbox_parked p
      WHERE p.source = followed AND p.aggregate_id = ANY (aggregates)));
END $$;

CREATE FUNCTION inbox_record(followed text, applied jsonb, parked jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  wanted integer;
  written integer;
BEGIN
  WITH added AS (
    INSERT INTO public.inbox (event_id, at, source, aggregate_id, version)
    SELECT f.id, f."time", followed, f.subject, f.version
    FROM jsonb_to_recordset(applied) AS f (id uuid, "time" timestamptz, subject uuid, version integer) RETURNING 1
  ), span AS (
    SELECT f.subject, min(f.version) AS first, max(f.version) AS last, count(*) AS n
    FROM jsonb_to_recordset(applied) AS f (subject uuid, version integer) GROUP BY f.subject
  ), advanced AS (
    UPDATE public.aggregate_version v SET version = s.last FROM span s
    WHERE v.source = followed AND v.aggregate_id = s.subject AND v.version = s.first - 1 AND s.last - s.first + 1 = s.n
    RETURNING 1
  ), freed AS (
    DELETE FROM public.inbox_parked p USING span s
    WHERE p.source = followed AND p.aggregate_id = s.subject AND p.version <= s.last RETURNING 1
  )
  SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM advanced) INTO wanted, written;
  IF written <> wanted THEN
    RAISE EXCEPTION 'facts applied out of the order of their versions' USING ERRCODE = 'HC002';
  END IF;
  INSERT INTO public.inbox_parked (source, aggregate_id, version, event_id, at, fact)
  SELECT followed, (f ->> 'subject')::uuid, (f ->> 'version')::integer, (f ->> 'id')::uuid, (f ->> 'time')::timestamptz, f
  FROM jsonb_array_elements(parked) AS f ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION inbox_gaps(followed text, older_than_ms integer, max_rows integer)
  RETURNS TABLE (aggregate_id uuid, from_version integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.aggregate_id, coalesce(v.version, 0) + 1 FROM (
    SELECT q.aggregate_id, min(q.parked_at) AS since FROM public.inbox_parked q WHERE q.source = followed GROUP BY q.aggregate_id
  ) p LEFT JOIN public.aggregate_version v ON v.source = followed AND v.aggregate_id = p.aggregate_id
  WHERE p.since < clock_timestamp() - make_interval(secs => older_than_ms / 1000.0)
    AND NOT EXISTS (SELECT 1 FROM public.dead_letter d WHERE d.source = followed AND d.aggregate_id = p.aggregate_id
      AND d.version > coalesce(v.version, 0) AND d.replayed_at IS NULL)
  ORDER BY p.since LIMIT max_rows;
$$;

CREATE FUNCTION inbox_digest(followed text, from_at timestamptz, before_at timestamptz)
  RETURNS TABLE (count integer, version_sum text, id_xor text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT ${digestColumns} FROM (
    SELECT i.event_id, i.version FROM public.inbox i WHERE i.source = followed AND i.at >= from_at AND i.at < before_at
    UNION ALL
    SELECT p.event_id, p.version FROM public.inbox_parked p WHERE p.source = followed AND p.at >= from_at AND p.at < before_at
    UNION ALL
    SELECT d.event_id, d.version FROM public.dead_letter d WHERE d.source = followed AND d.fact_at >= from_at
      AND d.fact_at < before_at AND d.replayed_at IS NULL
  ) known;
$$;

CREATE FUNCTION inbox_state(followed text)
  RETURNS TABLE (parked integer, dead_letters integer, bootstrap_position text, bootstrapped boolean, reconciled_on text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (SELECT count(*)::integer FROM public.inbox_parked p WHERE p.source = followed),
    (SELECT count(*)::integer FROM public.dead_letter d WHERE d.source = followed AND d.replayed_at IS NULL),
    coalesce((SELECT b.position FROM public.bootstrap b WHERE b.source = followed), '0'),
    coalesce((SELECT b.done_at IS NOT NULL FROM public.bootstrap b WHERE b.source = followed), false),
    (SELECT b.reconciled_on::text FROM public.bootstrap b WHERE b.source = followed);
$$;

CREATE FUNCTION bootstrap_mark(followed text, reached text, done boolean) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.bootstrap AS b (source, position, done_at) VALUES (followed, reached, CASE WHEN done THEN clock_timestamp() END)
  ON CONFLICT (source) DO UPDATE SET position = excluded.position, done_at = coalesce(b.done_at, excluded.done_at);
$$;

CREATE FUNCTION reconciled_mark(followed text, day date) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE public.bootstrap SET reconciled_on = greatest(reconciled_on, day) WHERE source = followed;
$$;

CREATE FUNCTION dead_letter_put(followed text, letter jsonb, reason text, tries integer) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.dead_letter (source, event_id, aggregate_id, version, fact_at, fact, error, attempts)
  VALUES (followed, (letter ->> 'id')::uuid, (letter ->> 'subject')::uuid, (letter ->> 'version')::integer,
    (letter ->> 'time')::timestamptz, letter, left(reason, 2000), tries) ON CONFLICT DO NOTHING;
  DELETE FROM public.inbox_parked p WHERE p.source = followed AND p.aggregate_id = (letter ->> 'subject')::uuid
    AND p.version = (letter ->> 'version')::integer;
$$;

CREATE FUNCTION dead_letter_take(letter bigint, followed text) RETURNS jsonb
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE public.dead_letter SET replayed_at = clock_timestamp()
  WHERE id = letter AND source = followed AND replayed_at IS NULL RETURNING fact;
$$;
`;
