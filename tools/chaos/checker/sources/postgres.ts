import pg from 'pg';

/** Thrown when what is to be checked cannot be read. */
export class Unreadable extends Error {}

export type Query = <R extends object>(sql: string, values?: unknown[]) => Promise<R[]>;

/** Reads one database as the administrator, who sees every row, in one snapshot. Temporary tables go with the connection. */
export async function inDatabase<T>(adminUrl: string, service: string, read: (query: Query) => Promise<T>): Promise<T> {
  const url = new URL(adminUrl);
  url.pathname = `/haicap_${service.replaceAll('-', '_')}`;
  const client = new pg.Client({ connectionString: url.href, application_name: 'haicap-checker', connectionTimeoutMillis: 10_000 });
  // A connection that breaks while it is idle is told by the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`SET statement_timeout = '5min'; SET timezone = 'UTC'; BEGIN ISOLATION LEVEL REPEATABLE READ`);
    return await read(async (sql, values) => (await client.query(sql, values)).rows);
  } catch (error) {
    throw new Unreadable(`the database haicap_${service} cannot be read: ${reasonOf(error)}`, { cause: error });
  } finally {
    await client.end();
  }
}

/** A refused connection has no message of its own, only those of the addresses that were tried. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
