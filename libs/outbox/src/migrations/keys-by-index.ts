/**
 * `claim_idempotency` again, with each key looked up by itself. The planner takes a command for a hundred keys, for which it read all keys of 35 days
 * while there were some ten thousand, and a connection kept the plan of a table that had been empty.
 */
export const keysByIndex = `
CREATE OR REPLACE FUNCTION claim_idempotency(claims jsonb)
  RETURNS TABLE (ord bigint, state text, aggregate_id uuid, version integer, status integer)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
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
  -- OFFSET keeps it a question per key.
  LEFT JOIN LATERAL (SELECT k.* FROM public.idempotency k WHERE k.account = r.account AND k.route = r.route AND k.key = r.key OFFSET 0) i ON true
  ORDER BY r.ord;
END $$;
`;
