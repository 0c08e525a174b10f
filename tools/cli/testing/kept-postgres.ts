import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PortBook } from '../backing/free-port.ts';
import { preparePostgres } from '../backing/postgres.ts';
import type { PostgresSource } from '../backing/postgres-binaries.ts';
import { clearStalePid, sharedFolder } from '../backing/postgres-cluster.ts';
import { cacheFolder, explicitUrls } from '../config.ts';
import { tryLock } from '../state/lock-file.ts';
import { SupervisedChild } from '../supervisor/supervised-child.ts';

export type KeptPostgres = { url: string; stop: () => Promise<void> };

/**
 * A second PostgreSQL whose data stay in the cache folder from run to run: a database that was seeded with a million rows is
 * copied there and not made again. Only one run at a time has it; another one, or one that cannot have it, does without.
 */
export async function startKeptPostgres(source: PostgresSource, say: (text: string) => void): Promise<KeptPostgres | undefined> {
  if (explicitUrls().postgres !== undefined) return undefined;
  const folder = join(cacheFolder(), 'test-postgres');
  const lock = tryLock(`${folder}.lock`);
  if (!('release' in lock)) return undefined;
  try {
    return await start(folder, source, lock.release);
  } catch (error) {
    say(`seeded databases are not kept: ${error instanceof Error ? error.message : String(error)}`);
    await discard(folder);
    lock.release();
    return undefined;
  }
}

async function start(folder: string, source: PostgresSource, release: () => void): Promise<KeptPostgres> {
  // It writes without fsync: what a run left that did not end by itself may be damaged.
  const inUse = join(folder, 'in-use');
  if (existsSync(inUse)) await discard(folder);
  mkdirSync(folder, { recursive: true });
  const port = await new PortBook({}).take('postgres');
  const { child, adminUrl } = await preparePostgres({ dataFolder: folder, port, password: 'test', source, explicitUrl: undefined, durable: false });
  if (child === undefined) throw new Error('there is no server of our own');
  writeFileSync(inUse, '');
  const postgres = new SupervisedChild(child, join(folder, 'logs'), () => undefined);
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(inUse, { force: true });
    release();
  };
  try {
    await postgres.start();
    await dropCopies(adminUrl);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { url: adminUrl, stop };
}

/** Databases of tests that ended before they could drop them. */
async function dropCopies(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`);
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

async function discard(folder: string): Promise<void> {
  for (const place of [join(folder, 'postgres'), sharedFolder(folder)]) await clearStalePid(place);
  rmSync(folder, { recursive: true, force: true });
  rmSync(sharedFolder(folder), { recursive: true, force: true });
}
