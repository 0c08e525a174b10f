import { findNatsServer, prepareNats } from '../backing/nats.ts';
import type { BusUser } from '../backing/nats-config.ts';
import type { Choice } from '../backing/choice.ts';
import type { PortBook } from '../backing/free-port.ts';
import { preparePostgres } from '../backing/postgres.ts';
import type { Backing } from '../backing/postgres.ts';
import { findRedisServer, prepareRedis } from '../backing/redis.ts';
import { explicitUrls } from '../config.ts';
import { pathsOf } from '../installation/data-folder.ts';
import { busPassword } from '../installation/service-environment.ts';
import { derivePassword } from '../installation/secrets.ts';
import type { Secrets } from '../installation/secrets.ts';
import type { Topology } from '../installation/topology.ts';
import { writeWhole } from '../state/files.ts';
import type { Steps } from '../terminal/steps.ts';
import type { ChildSpec } from './child-spec.ts';
import type { UpOptions } from './preflight.ts';

export type BackingUrls = { postgresAdminUrl: string; natsUrl: string; redisUrl: string };
export type StartedBacking = BackingUrls & { choices: Choice[] };

type Start = {
  options: Pick<UpOptions, 'dataFolder' | 'postgres'>;
  province: string;
  topology: Topology;
  secrets: Secrets;
  book: PortBook;
  steps: Steps;
  launch: (spec: ChildSpec) => Promise<void>;
};

/** Packages are fetched while the build runs. A failure shows again, with its reason, when the server is prepared. */
export async function prefetchPackages(dataFolder: string): Promise<void> {
  const given = explicitUrls();
  await Promise.allSettled([
    given.nats === undefined ? findNatsServer(dataFolder) : undefined,
    given.redis === undefined ? findRedisServer(dataFolder) : undefined,
  ]);
}

export function busUsers(topology: Topology, secrets: Secrets): BusUser[] {
  return topology.busUsers().map(({ service, ...user }) => ({ ...user, password: busPassword(secrets, service) }));
}

export async function startBacking(start: Start): Promise<StartedBacking> {
  return await start.steps.run('PostgreSQL, nats-server and Redis', async (note) => {
    const prepared = await prepareAll(start);
    const running = prepared.map(async ({ child }) => (child === undefined ? undefined : start.launch(child)));
    await settleAll(running);
    const [postgres, nats, redis] = prepared;
    const urls = { postgresAdminUrl: postgres.adminUrl, natsUrl: nats.adminUrl, redisUrl: redis.adminUrl };
    // doctor and status reach the same servers later, also when a variable is no longer set.
    writeWhole(pathsOf(start.options.dataFolder).connections, `${JSON.stringify(urls, null, 2)}\n`);
    note(prepared.map(({ choice }) => `${choice.name} ${choice.version}`).join(', '));
    return { ...urls, choices: prepared.map(({ choice }) => choice) };
  });
}

async function prepareAll({ options, province, topology, secrets, book }: Start): Promise<[Backing, Backing, Backing]> {
  const given = explicitUrls();
  const { dataFolder } = options;
  const ports = { postgres: await book.take('postgres'), nats: await book.take('nats'), natsMonitor: await book.take('nats-monitor'), redis: await book.take('redis') };
  return await settleAll([
    preparePostgres({ dataFolder, port: ports.postgres, password: derivePassword(secrets, 'postgres/admin'), source: options.postgres,
      explicitUrl: given.postgres, durable: true }),
    prepareNats({ dataFolder, port: ports.nats, monitorPort: ports.natsMonitor, province, users: busUsers(topology, secrets), storeBytes: topology.brokerStoreBytes(), explicitUrl: given.nats }),
    prepareRedis({ dataFolder, port: ports.redis, password: derivePassword(secrets, 'redis'), explicitUrl: given.redis }),
  ]);
}

/** Like Promise.all, but it waits for the others before it throws, so that nothing goes on behind the failure. */
export async function settleAll<const T extends readonly Promise<unknown>[]>(promises: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(promises);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
