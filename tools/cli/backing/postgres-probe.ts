import pg from 'pg';
import { reasonOf } from '../failure.ts';

export const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gist', 'pgcrypto'] as const;

type Facts = { version: string; number: number; can_create: boolean; extensions: string[]; encoding: string };

/** `full` also asks whether the server has what an installation needs; `reachable` only whether it answers. */
export async function probePostgres(url: string, depth: 'full' | 'reachable' = 'full'): Promise<{ version: string } | { problem: string }> {
  if (!/^postgres(ql)?:\/\//.test(url)) return { problem: 'it is not a postgres:// address' };
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'haicap-launcher' });
  // The server may cut the connection while it shuts down; the query reports that already.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(`SELECT current_setting('server_version') AS version,
      current_setting('server_version_num')::int AS number,
      (SELECT rolsuper OR (rolcreatedb AND rolcreaterole) FROM pg_roles WHERE rolname = current_user) AS can_create,
      (SELECT coalesce(array_agg(name::text), '{}') FROM pg_available_extensions WHERE name = ANY($1)) AS extensions,
      current_setting('server_encoding') AS encoding`, [EXTENSIONS]);
    const facts = rows[0];
    if (facts === undefined) return { problem: 'it answered nothing' };
    const problem = depth === 'full' ? problemOf(facts) : undefined;
    return problem === undefined ? { version: facts.version.split(' ')[0] ?? facts.version } : { problem };
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function problemOf(facts: Facts): string | undefined {
  if (facts.number < 150_000) return `PostgreSQL ${facts.version} is older than 15`;
  if (!facts.can_create) return 'its account may not create databases and roles';
  const missing = EXTENSIONS.filter((name) => !facts.extensions.includes(name));
  return missing.length === 0 ? undefined : `the server lacks the extensions ${missing.join(', ')} (Debian: postgresql-contrib)`;
}
