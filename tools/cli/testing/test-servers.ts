import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortBook } from '../backing/free-port.ts';
import { findNatsServer } from '../backing/nats.ts';
import { preparePostgres } from '../backing/postgres.ts';
import type { PostgresSource } from '../backing/postgres-binaries.ts';
import { removeSharedClusters } from '../backing/postgres-cluster.ts';
import { findRedisServer } from '../backing/redis.ts';
import { explicitUrls } from '../config.ts';
import { SupervisedChild } from '../supervisor/supervised-child.ts';
import { startKeptPostgres } from './kept-postgres.ts';
import type { KeptPostgres } from './kept-postgres.ts';
import { endProcessesNaming } from './strays.ts';

export type TestServers = { env: Record<string, string>; described: string; stop: () => Promise<string[]> };

export type ServersWish = { source: PostgresSource; seeded: boolean; say: (text: string) => void };

/**
 * A throw-away PostgreSQL on a free port, the kept one for seeded databases when it is wished for, and the files of nats-server
 * and Redis, which libs/testing starts itself.
 */
export async function startTestServers({ source, seeded, say }: ServersWish): Promise<TestServers> {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-test-'));
  // The account PostgreSQL runs under has to pass.
  chmodSync(folder, 0o755);
  let postgres: SupervisedChild | undefined;
  let kept: KeptPostgres | undefined;
  const stop = async (): Promise<string[]> => {
    await Promise.all([postgres?.stop(), kept?.stop()]);
    const strays = await endProcessesNaming(folder);
    removeSharedClusters(folder);
    rmSync(folder, { recursive: true, force: true });
    return strays;
  };
  try {
    const dataFolder = join(folder, 'data');
    mkdirSync(dataFolder);
    mkdirSync(join(folder, 'tmp'));
    const port = await new PortBook({}).take('postgres');
    const [prepared, nats, redis] = await Promise.all([
      preparePostgres({ dataFolder, port, password: 'test', source, explicitUrl: explicitUrls().postgres, durable: false }),
      findNatsServer(dataFolder),
      findRedisServer(dataFolder),
    ]);
    if (prepared.child !== undefined) {
      postgres = new SupervisedChild(prepared.child, join(folder, 'logs'), () => undefined);
      await postgres.start();
    }
    if (seeded) kept = await startKeptPostgres(source, say);
    return {
      env: { ...(kept === undefined ? {} : { HAICAP_TEST_KEPT_POSTGRES_URL: kept.url }),
        HAICAP_TEST_POSTGRES_URL: prepared.adminUrl, HAICAP_TEST_NATS_BIN: nats.path, HAICAP_TEST_REDIS_BIN: redis.path, HAICAP_TEST_TMP: join(folder, 'tmp') },
      described: `PostgreSQL ${prepared.choice.version}, nats-server ${nats.version}, Redis ${redis.version}, ${folder}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
