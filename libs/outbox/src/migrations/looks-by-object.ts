import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';

/**
 * Whoever answers a person about the looks at something of theirs reads them by its id, and nothing else of the trail. Deeds
 * have a version of what they changed; a look has none.
 */
export function looksByObject(service: ServiceName): string {
  const { app } = databaseRoles(service);
  return `
CREATE FUNCTION looks_at(of_type text, of_ids text[], before_id bigint, max_rows integer)
  RETURNS TABLE (id text, at timestamptz, actor text, action text, object_id text, detail jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.id::text, a.at, a.actor, a.action, a.object_id, a.detail FROM public.audit a
  WHERE a.object_type = of_type AND a.object_id = ANY (of_ids) AND a.version IS NULL AND a.action <> 'deny' AND (before_id IS NULL OR a.id < before_id)
  ORDER BY a.id DESC LIMIT least(max_rows, 1000);
$$;
REVOKE ALL ON FUNCTION looks_at(text, text[], bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION looks_at(text, text[], bigint, integer) TO ${app};
`;
}
