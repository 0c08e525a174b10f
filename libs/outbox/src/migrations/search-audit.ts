import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';
import type { QueryRunner } from 'typeorm';

/** By time, and by account and time; by object there is one already. What names neither account nor object is looked for within a window of days. */
const INDEXES = [['audit_at', 'at, id'], ['audit_actor', 'actor, at, id']] as const;

/**
 * Indexes of a partitioned table are built part by part beside the work of the day: the parent's is invalid until all parts have theirs. Partitions made
 * meanwhile get theirs from the parent.
 */
export async function auditIndexes(runner: QueryRunner): Promise<void> {
  const parts = (await runner.query(`SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'public.audit'::regclass`)) as { name: string }[];
  for (const [index, columns] of INDEXES) {
    await runner.query(`CREATE INDEX IF NOT EXISTS ${index} ON ONLY audit (${columns})`);
    for (const { name } of parts) {
      const own = `${name}_${index}`;
      const [attached] = (await runner.query(`SELECT 1 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '${index}'::regclass AND c.relname = $1`, [own])) as unknown[];
      if (attached !== undefined) continue;
      // One that was interrupted is left invalid under its name.
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS "${own}"`);
      await runner.query(`CREATE INDEX CONCURRENTLY "${own}" ON "${name}" (${columns})`);
      await runner.query(`ALTER INDEX ${index} ATTACH PARTITION "${own}"`);
    }
  }
}

/**
 * Auditors look through a trail, and administrators through the facts that were set aside. The app role reads neither table but by these functions; that
 * somebody looked is a row of the trail in the same transaction. A condition that nobody set is no part of the statement, so each has the plan that fits it.
 */
export function searchFunctions(service: ServiceName): string {
  const { app } = databaseRoles(service);
  return `
CREATE FUNCTION search_audit(wanted jsonb, from_at timestamptz, before_at timestamptz, last_at timestamptz, last_id bigint, max_rows integer)
  RETURNS TABLE (id text, at timestamptz, actor text, action text, object_type text, object_id text, version integer, trace_id text, detail jsonb, sealed boolean, at_text text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  conditions text := 'a.at >= $2 AND a.at < $3';
BEGIN
  IF last_id IS NOT NULL THEN conditions := conditions || ' AND (a.at, a.id) < ($4, $5)'; END IF;
  IF wanted ? 'actor' THEN conditions := conditions || ' AND a.actor = $1 ->> ''actor'''; END IF;
  IF wanted ? 'objectType' THEN conditions := conditions || ' AND a.object_type = $1 ->> ''objectType'''; END IF;
  IF wanted ? 'objectId' THEN conditions := conditions || ' AND a.object_id = $1 ->> ''objectId'''; END IF;
  IF wanted ? 'action' THEN conditions := conditions || ' AND a.action = $1 ->> ''action'''; END IF;
  IF wanted ? 'unitId' THEN
    conditions := conditions || ' AND (a.detail ->> ''unitId'' = $1 ->> ''unitId'' OR a.detail -> ''unitIds'' ? ($1 ->> ''unitId'')
      OR a.detail -> ''posts'' @> jsonb_build_array(jsonb_build_object(''unitId'', $1 ->> ''unitId'')) OR (a.object_type = ''unit'' AND a.object_id = $1 ->> ''unitId''))';
  END IF;
  RETURN QUERY EXECUTE 'SELECT a.id::text, a.at, a.actor, a.action, a.object_type, a.object_id, a.version, a.trace_id, a.detail, a.seq IS NOT NULL, a.at::text FROM public.audit a WHERE '
    || conditions || ' ORDER BY a.at DESC, a.id DESC LIMIT least($6, 1000)' USING wanted, from_at, before_at, last_at, last_id, max_rows;
END $$;

CREATE FUNCTION dead_letters_told(with_applied boolean, only_id bigint, before_id bigint, max_rows integer)
  RETURNS TABLE (id text, source text, event_id uuid, aggregate_id uuid, version integer, type text, error text, attempts integer,
    at timestamptz, asked_at timestamptz, failed_at timestamptz, applied_at timestamptz, waiting integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.id::text, d.source, d.event_id, d.aggregate_id, d.version, d.fact ->> 'type', d.error, d.attempts, d.at, d.replay_asked_at, d.replay_failed_at, d.replayed_at,
    (SELECT count(*)::integer FROM public.inbox_parked p WHERE d.replayed_at IS NULL AND p.source = d.source AND p.aggregate_id = d.aggregate_id)
  FROM public.dead_letter d
  WHERE (with_applied OR d.replayed_at IS NULL) AND (only_id IS NULL OR d.id = only_id) AND (before_id IS NULL OR d.id < before_id)
  ORDER BY d.id DESC LIMIT least(max_rows, 1000);
$$;

CREATE FUNCTION dead_letter_ask(letter bigint) RETURNS boolean
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS (
    UPDATE public.dead_letter d SET replay_asked_at = clock_timestamp()
    WHERE d.id = letter AND d.replayed_at IS NULL AND (d.replay_asked_at IS NULL OR d.replay_failed_at > d.replay_asked_at) RETURNING 1
  ) SELECT EXISTS (SELECT 1 FROM asked);
$$;

${['search_audit(jsonb, timestamptz, timestamptz, timestamptz, bigint, integer)', 'dead_letters_told(boolean, bigint, bigint, integer)', 'dead_letter_ask(bigint)']
    .map((name) => `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO ${app};`).join('\n')}
`;
}
