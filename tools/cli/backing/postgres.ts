import { join } from 'node:path';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import type { ChildSpec } from '../supervisor/child-spec.ts';
import { withoutPassword } from './choice.ts';
import type { Choice } from './choice.ts';
import { run } from './debian-packages.ts';
import { findPostgres, prepareBinaries } from './postgres-binaries.ts';
import type { PostgresBinaries, PostgresSource } from './postgres-binaries.ts';
import { POSTGRES_ADMIN, clearStalePid, clusterVersion, createCluster, placeCluster, postgresEnvironment, sharedFolder } from './postgres-cluster.ts';
import type { ClusterPlace } from './postgres-cluster.ts';
import { probePostgres } from './postgres-probe.ts';
import { accountForPostgres, canUse } from './unprivileged.ts';

export type Backing = { choice: Choice; adminUrl: string; child: ChildSpec | undefined };

export type PostgresWish = {
  dataFolder: string;
  port: number;
  password: string;
  source: PostgresSource;
  explicitUrl: string | undefined;
  /** False only for throw-away clusters of tests: a power cut may damage them. */
  durable: boolean;
};

/** Chooses, checks and prepares PostgreSQL; the child, when there is one, is not started yet. */
export async function preparePostgres(wish: PostgresWish): Promise<Backing> {
  if (wish.explicitUrl !== undefined) return await useGivenPostgres(wish.explicitUrl);
  try {
    return await prepareOwnServer(wish);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    throw new CliFailure(EXIT.backing, `PostgreSQL could not be prepared: ${reasonOf(error)}`);
  }
}

export async function useGivenPostgres(url: string): Promise<Backing> {
  const found = await probePostgres(url);
  if ('problem' in found) {
    throw new CliFailure(EXIT.backing, `HAICAP_POSTGRES_URL is set but cannot be used: ${found.problem}`, 'correct the variable or unset it');
  }
  return { choice: { name: 'postgresql', which: 'given server', why: 'HAICAP_POSTGRES_URL is set', version: found.version, url: withoutPassword(url) },
    adminUrl: url, child: undefined };
}

async function prepareOwnServer(wish: PostgresWish): Promise<Backing> {
  const account = accountForPostgres();
  const found = await findPostgres(wish.source, join(wish.dataFolder, 'cache'));
  const usable = canUse(account, join(found.bin, 'postgres'), 'x');
  const place = placeCluster(wish.dataFolder, account, usable || found.movableRoot === undefined);
  const copyFolder = place.elsewhere || account !== undefined ? sharedFolder(wish.dataFolder) : place.folder;
  const binaries = prepareBinaries(found, place.account, copyFolder);
  const version = await versionOf(binaries);
  await createCluster(binaries.bin, binaries.libraryPath, place, wish.password);
  const made = clusterVersion(place.folder);
  if (made !== version.major) {
    throw new CliFailure(EXIT.data, `the cluster in ${place.folder} was made by PostgreSQL ${made}, the chosen files are ${version.text}`,
      made === 18 ? 'leave out --postgres system' : 'start with the files that made it, or take another --data folder');
  }
  const adminUrl = `postgres://${POSTGRES_ADMIN}:${encodeURIComponent(wish.password)}@127.0.0.1:${wish.port}/postgres`;
  const why = place.elsewhere ? `${binaries.why}; the cluster is in ${place.folder}` : binaries.why;
  return { choice: { name: 'postgresql', which: binaries.which, why, version: version.text, url: withoutPassword(adminUrl) }, adminUrl,
    child: serverSpec(binaries, place, wish, adminUrl) };
}

function serverSpec(binaries: PostgresBinaries, place: ClusterPlace, wish: PostgresWish, adminUrl: string): ChildSpec {
  return {
    name: 'postgres',
    command: join(binaries.bin, 'postgres'),
    args: ['-D', join(place.folder, 'cluster'), ...settings(wish).flatMap((setting) => ['-c', setting])],
    env: postgresEnvironment(binaries.libraryPath),
    cwd: '/',
    account: place.account,
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, the checkpoint is written.
    stopSignal: 'SIGINT',
    stopTimeoutMs: 30_000,
    readyTimeoutMs: 60_000, failureExit: EXIT.backing,
    prepare: () => clearStalePid(place.folder),
    check: async () => {
      const found = await probePostgres(adminUrl, 'reachable');
      return 'problem' in found ? found.problem : undefined;
    },
  };
}

function settings(wish: PostgresWish): string[] {
  // Without a standby to feed, a table that is filled in the transaction that made it writes no log.
  const durability = wish.durable ? [] : ['fsync=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'];
  // Loopback only and no socket file: a socket's path may be too long below a deep data folder.
  return [`port=${wish.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=150', 'shared_buffers=128MB',
    'max_wal_size=4GB', 'wal_compression=on', 'timezone=UTC', 'log_timezone=UTC', 'jit=off', 'huge_pages=off', 'logging_collector=off', 'password_encryption=scram-sha-256', ...durability];
}

async function versionOf(binaries: PostgresBinaries): Promise<{ major: number; text: string }> {
  const text = await run(join(binaries.bin, 'postgres'), ['--version'], '/', binaries.libraryPath === '' ? {} : { LD_LIBRARY_PATH: binaries.libraryPath });
  const version = /\) (\d+)(\.\d+)?/.exec(text);
  return { major: Number(version?.[1]), text: version === null ? text.trim() : `${version[1]}${version[2] ?? ''}` };
}
