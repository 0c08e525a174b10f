import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { busUsers, type NamedBusUser, type ServiceName } from '@haicap/contracts';
import { createLogger } from '@haicap/service-kit';
import { connectBus, type Bus } from '../src/index.js';

/** A real nats-server with JetStream, one account, one user per service and the generated permissions. */
export interface LocalNats {
  readonly url: string;
  readonly storeDir: string;
  connect(service: ServiceName): Promise<Bus>;
  /** kill -9. */
  kill(): Promise<void>;
  start(): Promise<void>;
  wipe(): void;
  stop(): Promise<void>;
}

const list = (subjects: readonly string[]) => `[${subjects.map((subject) => JSON.stringify(subject)).join(', ')}]`;

function userOf({ name, publish, subscribe, allowResponses }: NamedBusUser): string {
  const permissions = `publish: { allow: ${list(publish)} }, subscribe: { allow: ${list(subscribe)} }${allowResponses ? ', allow_responses: { max: 5, expires: "1m" }' : ''}`;
  return `{ user: ${JSON.stringify(name)}, password: "test", permissions: { ${permissions} } }`;
}

export async function startLocalNats(): Promise<LocalNats> {
  const binary = process.env['HAICAP_TEST_NATS_BIN'];
  if (binary === undefined) throw new Error('HAICAP_TEST_NATS_BIN is not set: run ./haicap test');
  const folder = mkdtempSync(join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'nats-'));
  const storeDir = join(folder, 'store');
  const port = await freePort();
  writeFileSync(join(folder, 'nats.conf'), [
    `listen: "127.0.0.1:${port}"`, 'max_payload: 4MB',
    `jetstream { store_dir: ${JSON.stringify(storeDir)}, max_mem: 64MB, max_file: 8GB }`,
    `accounts { HAICAP { jetstream: enabled, users: [ ${busUsers().map(userOf).join(', ')} ] } }`,
  ].join('\n'));
  let child: ChildProcess | undefined;
  const buses: Bus[] = [];
  const start = async () => {
    child = spawn(binary, ['-c', join(folder, 'nats.conf')], { stdio: 'ignore' });
    await until(() => canConnect(port));
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    storeDir,
    start,
    kill: () => end('SIGKILL'),
    wipe: () => rmSync(storeDir, { recursive: true, force: true }),
    connect: async (service) => {
      const bus = await connectBus({ url: `nats://127.0.0.1:${port}`, user: service, password: 'test', service, logger: createLogger({ service, level: 'silent' }) });
      buses.push(bus);
      return bus;
    },
    stop: async () => {
      await Promise.all(buses.map((bus) => bus.drain()));
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Waits until something is true; fails loudly when it does not become so. */
export async function until(check: () => boolean | Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const endsAt = performance.now() + timeoutMs;
  while (!(await check())) {
    if (performance.now() > endsAt) throw new Error('it did not become true in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
