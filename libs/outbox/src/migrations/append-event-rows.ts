import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';

/**
 * The set-based way to events beside `append_events`, for services that load many rows at once: columns instead of JSON,
 * the same rule for versions, one audit row for all of them with a digest over what was appended, queued in the bulk lane. The
 * service puts this SQL into a migration of its own, and again into a new one whenever it changes here. Errors HC001 and HC004 are bugs of the caller.
 */
export function appendEventRowsFunction(service: ServiceName): string {
  const { app } = databaseRoles(service);
  const signature = 'append_event_rows(text, timestamptz, text, text, uuid[], uuid[], integer[], text[], jsonb[], jsonb)';
  return `
CREATE OR REPLACE FUNCTION append_event_rows(of_noun text, recorded_at timestamptz, by_actor text, by_trace text, event_ids uuid[], aggregate_ids uuid[],
    versions integer[], types text[], bodies jsonb[], audit jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  aggregates integer;
  advanced integer;
  written integer;
  last_id bigint;
  digest text;
BEGIN
  IF num_nulls(cardinality(event_ids), cardinality(aggregate_ids), cardinality(versions), cardinality(types), cardinality(bodies)) > 0
    OR NOT cardinality(event_ids) = ALL (ARRAY[cardinality(aggregate_ids), cardinality(versions), cardinality(types), cardinality(bodies)]) THEN
    RAISE EXCEPTION 'the columns of event rows differ in length' USING ERRCODE = 'HC004';
  END IF;
  -- Heads first, in one order for everybody, as in append_events.
  WITH entry AS (
    SELECT e.aggregate_id, e.version, e.version - lag(e.version, 1, e.version - 1) OVER (PARTITION BY e.aggregate_id ORDER BY e.ord) AS step
    FROM unnest(aggregate_ids, versions) WITH ORDINALITY AS e (aggregate_id, version, ord)
  ), span AS (
    SELECT aggregate_id, max(version) AS last, count(*)::integer AS appended, bool_and(step = 1) AS in_order FROM entry GROUP BY aggregate_id
  ), head AS (
    INSERT INTO public.event_head AS h (noun, aggregate_id, version, appended)
    SELECT of_noun, aggregate_id, last, appended FROM span WHERE in_order ORDER BY aggregate_id
    ON CONFLICT (noun, aggregate_id) DO UPDATE SET version = excluded.version, appended = excluded.appended
      WHERE h.version = excluded.version - excluded.appended
    RETURNING (xmax = 0 AND version <> appended) AS begins_late
  )
  SELECT (SELECT count(*) FROM span), (SELECT count(*) FROM head WHERE NOT begins_late) INTO aggregates, advanced;
  IF advanced <> aggregates THEN
    RAISE EXCEPTION 'event versions must follow the last version of their aggregate without a gap' USING ERRCODE = 'HC001';
  END IF;

  WITH added AS (
    INSERT INTO public.event (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent)
    SELECT e.event_id, of_noun, e.aggregate_id, e.version, e.type, e.body, recorded_at, by_actor, by_trace
    FROM unnest(event_ids, aggregate_ids, versions, types, bodies) WITH ORDINALITY AS e (event_id, aggregate_id, version, type, body, ord)
    ORDER BY e.ord
    RETURNING id, at, aggregate_id
  ), queued AS (
    INSERT INTO public.outbox (id, at, aggregate_id, bulk) SELECT id, at, aggregate_id, true FROM added ORDER BY id RETURNING id
  )
  SELECT max(id), count(*) INTO last_id, written FROM queued;

  SELECT encode(sha256(convert_to(string_agg(e.event_id || ' ' || e.version || ' ' || e.body::text, E'\\n' ORDER BY e.ord), 'UTF8')), 'hex')
    INTO digest FROM unnest(event_ids, versions, bodies) WITH ORDINALITY AS e (event_id, version, body, ord);
  PERFORM public.append_audit(jsonb_build_array(audit || jsonb_build_object('at', recorded_at, 'actor', by_actor,
    'detail', coalesce(audit -> 'detail', '{}') || jsonb_build_object('events', written, 'lastEvent', last_id, 'sha256', digest))));
  RETURN last_id;
END $$;
REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ${signature} TO ${app};
`;
}
