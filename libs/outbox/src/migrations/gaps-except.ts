import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';

/**
 * Gaps of aggregates that are not worth asking for now are left out before the limit, not after it. The function of three
 * parameters stays for a process of the version before that still runs.
 */
export function gapsExcept(service: ServiceName): string {
  const { app } = databaseRoles(service);
  return `
CREATE FUNCTION inbox_gaps(followed text, older_than_ms integer, max_rows integer, except_ids uuid[])
  RETURNS TABLE (aggregate_id uuid, from_version integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.aggregate_id, coalesce(v.version, 0) + 1 FROM (
    SELECT q.aggregate_id, min(q.parked_at) AS since FROM public.inbox_parked q WHERE q.source = followed GROUP BY q.aggregate_id
  ) p LEFT JOIN public.aggregate_version v ON v.source = followed AND v.aggregate_id = p.aggregate_id
  WHERE p.since < clock_timestamp() - make_interval(secs => older_than_ms / 1000.0)
    AND p.aggregate_id <> ALL (except_ids)
    AND NOT EXISTS (SELECT 1 FROM public.dead_letter d WHERE d.source = followed AND d.aggregate_id = p.aggregate_id
      AND d.version > coalesce(v.version, 0) AND d.replayed_at IS NULL)
  ORDER BY p.since LIMIT max_rows;
$$;

REVOKE ALL ON FUNCTION inbox_gaps(text, integer, integer, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inbox_gaps(text, integer, integer, uuid[]) TO ${app};
`;
}
