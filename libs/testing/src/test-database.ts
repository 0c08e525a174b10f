import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseRoles, runMigrations, type MigrationClass } from '@haicap/service-kit';
import type { ServiceName } from '@haicap/contracts';
import { Client, Pool } from 'pg';
import type { QueryRunner } from 'typeorm';
import { testResource } from './environment.js';
import { plantSeed, seedHash, type Seed } from './seed.js';

export interface TestDatabase {
  readonly name: string;
  /** Connection strings of the three roles. */
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly ownerUrl: string;
  /** Superuser: for looking at what no service may see, and for doing harm. */
  readonly admin: Pool;
  /** For the checkpoints of its audit chain; made when the first is kept, gone with the database. */
  readonly checkpointFolder: string;
  drop(): Promise<void>;
}

const PASSWORD = 'haicap-test';
const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gist', 'pgcrypto'];
// Jest workers prepare templates at the same time; one builds and the others wait for it.
const TEMPLATE_LOCK = 7_041_999;

/**
 * A database of its own with the three roles and all migrations, copied from a template that is built once for each
 * content of the migration list, and of the seed when one is given. Example: `const database = await testDatabase('dossier', migrations);`
 */
export async function testDatabase(service: ServiceName, migrations: readonly MigrationClass[], seed?: Seed): Promise<TestDatabase> {
  // What is seeded once is worth keeping: the launcher offers a server for that, unless another run has it.
  const kept = seed === undefined ? undefined : process.env['HAICAP_TEST_KEPT_POSTGRES_URL'];
  const adminUrl = kept ?? testResource('HAICAP_TEST_POSTGRES_URL');
  const roles = databaseRoles(service);
  const template = await prepareTemplate(adminUrl, { service, migrations, seed });
  const name = `test_${service.replaceAll('-', '_')}_${randomBytes(6).toString('hex')}`;
  // Files are copied as they are: a large template would else pass through the log row by row.
  await onServer(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${roles.owner} ${seed === undefined ? '' : 'STRATEGY file_copy'}`));
  const admin = new Pool({ connectionString: urlFor(adminUrl, name), max: 3 });
  // Tests cut connections on purpose.
  admin.on('error', () => undefined);
  const checkpointFolder = join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), `checkpoints-${name}`);
  return {
    name,
    appUrl: urlFor(adminUrl, name, roles.app),
    relayUrl: urlFor(adminUrl, name, roles.relay),
    ownerUrl: urlFor(adminUrl, name, roles.owner),
    admin,
    checkpointFolder,
    drop: async () => {
      await admin.end();
      rmSync(checkpointFolder, { recursive: true, force: true });
      await onServer(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

interface TemplateWish {
  readonly service: ServiceName;
  readonly migrations: readonly MigrationClass[];
  readonly seed: Seed | undefined;
}

async function prepareTemplate(adminUrl: string, wish: TemplateWish): Promise<string> {
  const { service, migrations, seed } = wish;
  const family = `tpl_${service.replaceAll('-', '_')}_${seed === undefined ? '' : 'seeded_'}`;
  const template = `${family}${await contentHash(migrations, seed)}`;
  await onServer(adminUrl, async (client) => {
    // A large seed takes its time; others of the same wish wait, and nobody else does.
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [TEMPLATE_LOCK, seed === undefined ? '' : template]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) await buildTemplate(client, adminUrl, wish, template);
  });
  return template;
}

async function buildTemplate(client: Client, adminUrl: string, { service, migrations, seed }: TemplateWish, template: string): Promise<void> {
  const roles = databaseRoles(service);
  for (const role of Object.values(roles)) await ensureRole(client, role);
  // A seed is large and may lie on a server that is kept: the one before it goes.
  if (seed !== undefined) await dropTemplates(client, template.slice(0, template.lastIndexOf('_') + 1));
  // A build that was interrupted never carries the final name.
  const building = `${template}_building`;
  await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${building} OWNER ${roles.owner}`);
  await withClient(urlFor(adminUrl, building), async (inside) => {
    for (const extension of EXTENSIONS) await inside.query(`CREATE EXTENSION ${extension}`);
  });
  await runMigrations({ ownerUrl: urlFor(adminUrl, building, roles.owner), service, migrations });
  if (seed !== undefined) await withClient(urlFor(adminUrl, building), (inside) => plantSeed(inside, seed));
  await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  await client.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`);
}

async function dropTemplates(client: Client, family: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [family]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
}

async function ensureRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN NOBYPASSRLS NOSUPERUSER`);
  await client.query(`ALTER ROLE ${role} PASSWORD '${PASSWORD}'`);
}

/** Names the template by the SQL its migrations would run, so that an edited migration never meets an old template. */
async function contentHash(migrations: readonly MigrationClass[], seed: Seed | undefined): Promise<string> {
  const hash = createHash('sha256').update(seed === undefined ? '' : seedHash(seed));
  for (const migration of migrations) {
    hash.update(migration.name).update('\0').update(await recordedSql(migration)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function recordedSql(migration: MigrationClass): Promise<string> {
  const statements: string[] = [];
  const recorder = {
    query: (text: string, values?: unknown[]) => {
      statements.push(text, JSON.stringify(values ?? []));
      return Promise.resolve([]);
    },
  };
  try {
    await new migration().up(recorder as unknown as QueryRunner);
    return statements.join('\n');
  } catch {
    // A migration that reads before it writes cannot be rehearsed: its template lives as long as this process.
    return `${statements.join('\n')}\n${process.pid}`;
  }
}

async function onServer<T>(adminUrl: string, fn: (client: Client) => Promise<T>): Promise<T> {
  return withClient(adminUrl, fn);
}

async function withClient<T>(url: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

function urlFor(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = PASSWORD;
  }
  return url.href;
}
