import pg from 'pg';
import { createDatabase } from './database-plan.ts';
import type { DatabasePlan } from './database-plan.ts';

/** Creates what is missing of a service's database, roles and extensions; what exists is left as it is. */
export async function applyDatabasePlans(adminUrl: string, plans: readonly DatabasePlan[]): Promise<{ created: number }> {
  let created = 0;
  await withClient(adminUrl, async (client) => {
    for (const plan of plans) {
      for (const statement of plan.onServer) await client.query(statement);
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [plan.database]);
      if (rowCount === 0) {
        await client.query(createDatabase(plan));
        created += 1;
      }
    }
  });
  for (const plan of plans) {
    await withClient(inDatabase(adminUrl, plan.database), async (client) => {
      for (const statement of plan.inDatabase) await client.query(statement);
    });
  }
  return { created };
}

export function inDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}

/** The same server and database as the administrator's URL, with one of the service's roles. */
export function roleUrl(adminUrl: string, database: string, role: string, password: string): string {
  const parsed = new URL(inDatabase(adminUrl, database));
  parsed.username = role;
  parsed.password = password;
  return parsed.toString();
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'haicap-launcher' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
