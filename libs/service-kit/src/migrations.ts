import { DataSource } from 'typeorm';
import type { MigrationClass } from './data-source.js';

export interface DatabaseRoles {
  readonly owner: string;
  readonly app: string;
  readonly relay: string;
}

/** The three roles of a service's database; they are also the names that migrations grant to. */
export function databaseRoles(service: string): DatabaseRoles {
  const name = service.replaceAll('-', '_');
  return { owner: `${name}_owner`, app: `${name}_app`, relay: `${name}_relay` };
}

export interface MigrationRun {
  readonly ownerUrl: string;
  readonly service: string;
  readonly migrations: readonly MigrationClass[];
}

const TABLE = 'migrations';
// Another process may migrate at the same moment (two replicas, an impatient operator): the second one waits.
const MIGRATION_LOCK = 7_041_998;

/**
 * Brings a database to the schema of this release, one transaction per migration, as its owner, and lets the service's
 * roles see which migrations have run. Returns the names of those it ran. Running it again does nothing.
 */
export async function runMigrations({ ownerUrl, service, migrations }: MigrationRun): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres', url: ownerUrl, entities: [], migrations: [...migrations], synchronize: false, logging: false,
    installExtensions: false, migrationsTableName: TABLE, migrationsTransactionMode: 'each', poolSize: 2,
    applicationName: `${service}-migrate`, extra: { lock_timeout: 10_000, keepAlive: true },
  });
  await dataSource.initialize();
  try {
    const guard = dataSource.createQueryRunner();
    try {
      await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const ran = await dataSource.runMigrations();
      const { app, relay } = databaseRoles(service);
      await guard.query(`GRANT USAGE ON SCHEMA public TO ${app}, ${relay}`);
      await guard.query(`GRANT SELECT ON ${TABLE} TO ${app}, ${relay}`);
      return ran.map((migration) => migration.name);
    } finally {
      await guard.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

export interface SchemaState {
  readonly upToDate: boolean;
  /** In this release and not in the database. */
  readonly missing: readonly string[];
  /** In the database and not in this release: a newer release has migrated it. */
  readonly unknown: readonly string[];
}

/** Compares the migrations of this release with those the database has seen; a service is not ready when they differ. */
export async function schemaState(dataSource: DataSource, migrations: readonly MigrationClass[]): Promise<SchemaState> {
  const rows: { name: string }[] = await dataSource.query(`SELECT name FROM ${TABLE}`);
  const there = new Set(rows.map(({ name }) => name));
  const wanted = migrations.map((migration) => new migration().name ?? migration.name);
  const missing = wanted.filter((name) => !there.has(name));
  const unknown = [...there].filter((name) => !wanted.includes(name));
  return { upToDate: missing.length === 0 && unknown.length === 0, missing, unknown };
}
