import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PortBook } from '../cli/backing/free-port.ts';
import { prepareNats, probeNats } from '../cli/backing/nats.ts';
import { preparePostgres } from '../cli/backing/postgres.ts';
import type { Backing } from '../cli/backing/postgres.ts';
import { identityOf, isAlive } from '../cli/state/process-identity.ts';
import { removeSharedClusters } from '../cli/backing/postgres-cluster.ts';
import { prepareRedis, probeRedis } from '../cli/backing/redis.ts';
import { applyDatabasePlans, roleUrl } from '../cli/database/apply-plan.ts';
import { literal, planDatabase } from '../cli/database/database-plan.ts';
import { SupervisedChild } from '../cli/supervisor/supervised-child.ts';

let folder: string;
let book: PortBook;
const running: SupervisedChild[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-backing-'));
  chmodSync(folder, 0o755);
  book = new PortBook({});
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((child) => child.stop()));
  removeSharedClusters(folder);
  rmSync(folder, { recursive: true });
});

const dataFolder = (): string => {
  mkdirSync(join(folder, 'data'), { recursive: true });
  return join(folder, 'data');
};
const postgres = async (): Promise<Backing> => preparePostgres({
  dataFolder: dataFolder(), port: await book.take('postgres'), password: 'p@ss', source: 'npm', explicitUrl: undefined, durable: false,
});
const nats = async (): Promise<Backing> => prepareNats({
  dataFolder: dataFolder(), port: await book.take('nats'), monitorPort: await book.take('nats-monitor'), province: '38', explicitUrl: undefined, storeBytes: 1024 ** 3,
  users: [
    { name: 'bus-keeper', password: 'keeper', publish: ['>'], subscribe: ['>'], allowResponses: true },
    { name: 'reporting', password: 'reporting', publish: ['hint.reporting.>'], subscribe: ['_INBOX.reporting.>'], allowResponses: true },
  ],
});
const redis = async (): Promise<Backing> => prepareRedis({ dataFolder: dataFolder(), port: await book.take('redis'), password: 'secret', explicitUrl: undefined });

async function start(backing: Backing): Promise<SupervisedChild> {
  if (backing.child === undefined) throw new Error('there is nothing to start');
  const child = new SupervisedChild(backing.child, join(folder, 'logs'), () => undefined);
  running.push(child);
  await child.start();
  return child;
}

async function killHard(child: SupervisedChild): Promise<void> {
  const before = child.identity?.pid;
  process.kill(before ?? 0, 'SIGKILL');
  await until(() => child.state === 'ready' && child.identity !== undefined && child.identity.pid !== before);
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('it did not happen within 30 s');
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe('PostgreSQL from the npm files', () => {
  it('sorts Vietnamese, keeps its data over kill -9 and comes back on the same port', async () => {
    const backing = await postgres();
    const child = await start(backing);
    await query(backing.adminUrl, "CREATE TABLE name (name text); INSERT INTO name VALUES ('Đà Nẵng'), ('Điện Biên'), ('Bắc Ninh'), ('Dak')");

    await killHard(child);

    expect(await query(backing.adminUrl, 'SELECT name FROM name ORDER BY name')).toEqual([{ name: 'Bắc Ninh' }, { name: 'Dak' }, { name: 'Đà Nẵng' }, { name: 'Điện Biên' }]);
    expect(child.restarts).toBe(1);
  }, 60_000);

  it('ends what a killed server has left at work before another one opens its files', async () => {
    const backing = await postgres();
    const child = await start(backing);
    const client = new pg.Client({ connectionString: backing.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    const backend = identityOf((await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0);
    // It looks for its postmaster only when it waits, and it never waits.
    const busy = client.query('SELECT count(*) FROM generate_series(1, 100000000000)').catch((error: unknown) => error);

    await killHard(child);

    expect(String(await busy)).toMatch(/terminated/);
    expect(backend !== undefined && isAlive(backend)).toBe(false);
    expect(await query(backing.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('starts over a pid file whose number belongs to another program by now', async () => {
    const first = await postgres();
    await (await start(first)).stop();
    const cluster = first.child?.args[1] ?? '';
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n`);

    await start(await postgres());

    expect(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]).not.toBe(String(process.pid));
  }, 60_000);

  it('starts below a folder that only its owner may enter', async () => {
    chmodSync(folder, 0o700);

    const backing = await postgres();
    await start(backing);

    expect(await query(backing.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    if (process.getuid?.() === 0) expect(existsSync(join(folder, 'data/postgres-is-elsewhere.txt'))).toBe(true);
  }, 60_000);

  it('refuses a given server that does not answer, and never takes another one instead', async () => {
    await expect(preparePostgres({ dataFolder: dataFolder(), port: 1, password: 'x', source: 'npm', explicitUrl: 'postgres://a:b@127.0.0.1:1/x', durable: false }))
      .rejects.toMatchObject({ exitCode: 3, message: expect.stringMatching(/^HAICAP_POSTGRES_URL is set but cannot be used: /) });
  });

  it('takes a given server, and says so', async () => {
    const own = await postgres();
    await start(own);

    const given = await preparePostgres({ dataFolder: dataFolder(), port: 1, password: 'x', source: 'npm', explicitUrl: own.adminUrl, durable: false });

    expect(given.child).toBeUndefined();
    expect(given.choice).toMatchObject({ which: 'given server', why: 'HAICAP_POSTGRES_URL is set', version: own.choice.version });
    expect(given.choice.url).not.toContain('p%40ss');
  }, 60_000);
});

describe('the databases of two services', () => {
  it('can be planned twice, and neither service can enter the other one', async () => {
    const backing = await postgres();
    await start(backing);
    const plans = ['registry', 'bus-keeper'].map((service) => planDatabase(service, (role) => literal(`${role}-password`)));

    expect(await applyDatabasePlans(backing.adminUrl, plans)).toEqual({ created: 2 });
    expect(await applyDatabasePlans(backing.adminUrl, plans)).toEqual({ created: 0 });

    const own = roleUrl(backing.adminUrl, 'haicap_registry', 'registry_app', 'registry_app-password');
    const foreign = roleUrl(backing.adminUrl, 'haicap_bus_keeper', 'registry_app', 'registry_app-password');
    expect(await query(own, "SELECT unaccent('Hạc Thành') AS folded")).toEqual([{ folded: 'Hac Thanh' }]);
    await expect(query(own, 'CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(query(foreign, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
    await query(roleUrl(backing.adminUrl, 'haicap_registry', 'registry_owner', 'registry_owner-password'), 'CREATE TABLE theirs (id int)');
  }, 60_000);
});

describe('a given administrator that is no superuser', () => {
  it('may make databases and roles, and that is enough', async () => {
    const backing = await postgres();
    await start(backing);
    await query(backing.adminUrl, "CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'dba'");

    const created = await applyDatabasePlans(roleUrl(backing.adminUrl, 'postgres', 'dba', 'dba'), [planDatabase('registry', () => literal('p'))]);

    expect(created).toEqual({ created: 1 });
  }, 60_000);

  it('is refused when it may not', async () => {
    const backing = await postgres();
    await start(backing);
    await query(backing.adminUrl, "CREATE ROLE guest LOGIN PASSWORD 'guest'");

    await expect(preparePostgres({ dataFolder: dataFolder(), port: 1, password: 'x', source: 'npm', explicitUrl: roleUrl(backing.adminUrl, 'postgres', 'guest', 'guest'), durable: false }))
      .rejects.toMatchObject({ exitCode: 3, message: 'HAICAP_POSTGRES_URL is set but cannot be used: its account may not create databases and roles' });
  }, 60_000);
});

describe('nats-server', () => {
  it('lets nobody in without a password and comes back after kill -9 and the loss of its store', async () => {
    const backing = await nats();
    const child = await start(backing);
    expect(await probeNats(backing.adminUrl, { name: 'reporting', password: 'wrong' })).toHaveProperty('problem');
    expect(await probeNats(backing.adminUrl)).toHaveProperty('problem');

    rmSync(join(dataFolder(), 'nats'), { recursive: true });
    await killHard(child);

    expect(await probeNats(backing.adminUrl, { name: 'reporting', password: 'reporting' })).toEqual({ version: backing.choice.version });
  }, 60_000);
});

describe('Redis', () => {
  it('asks for its password and comes back after kill -9', async () => {
    const backing = await redis();
    const child = await start(backing);
    expect(await probeRedis(backing.adminUrl.replace('secret', 'wrong'))).toHaveProperty('problem');

    await killHard(child);

    expect(await probeRedis(backing.adminUrl)).toEqual({ version: backing.choice.version });
  }, 60_000);
});

describe('a process that cannot start', () => {
  it('is reported with the end of its log and is not tried for ever', async () => {
    const child = new SupervisedChild({ name: 'broken', command: process.execPath, args: ['-e', 'console.error("no such luck"); process.exit(1)'], env: {}, cwd: '/',
      stopSignal: 'SIGTERM', stopTimeoutMs: 1000, readyTimeoutMs: 20_000, failureExit: 6, check: async () => 'not yet' }, join(folder, 'logs'), () => undefined);
    running.push(child);

    await expect(child.start()).rejects.toMatchObject({ exitCode: 6, message: expect.stringContaining('no such luck') });
  }, 30_000);

  it('is given up at once when it refuses its configuration', async () => {
    const child = new SupervisedChild({ name: 'misconfigured', command: process.execPath, args: ['-e', 'process.exit(78)'], env: {}, cwd: '/',
      stopSignal: 'SIGTERM', stopTimeoutMs: 1000, readyTimeoutMs: 20_000, failureExit: 6, check: async () => 'not yet' }, join(folder, 'logs'), () => undefined);
    running.push(child);

    await expect(child.start()).rejects.toMatchObject({ exitCode: 78 });
    expect(child.restarts).toBe(1);
  }, 30_000);
});
