import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokerStoreBytes, busUsers, type BusPermissions, type ServiceName } from '@haicap/contracts';
import { connectBus, type Bus } from '@haicap/messaging';
import { createLogger, type Logger } from '@haicap/service-kit';
import { testResource } from './environment.js';
import { freePort } from './free-port.js';
import { ServerProcess } from './server-process.js';

export interface NatsWish {
  /** Generated permissions per service, as in an installation; everybody may do everything when false. */
  readonly permissions?: boolean;
  readonly port?: number;
}

export interface TestNats {
  readonly url: string;
  readonly port: number;
  readonly storeFolder: string;
  /** The password of every user. */
  readonly password: string;
  /** A connection as that service. Closed by `stop`. */
  connect(service: ServiceName, options?: { readonly url?: string; readonly logger?: Logger }): Promise<Bus>;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Stops, and starts again on the same port with the same store. */
  restart(): Promise<void>;
  /** Copies the store as it is on disk now; the server should be stopped, unless a torn copy is wanted. */
  copyStore(): string;
  /** Puts a copy in the place of the store; the server is stopped. */
  putStore(copy: string): void;
  /** Removes the store; the server is stopped. */
  wipe(): void;
  /** Ends the server and every connection made here, and removes its files. */
  stop(): Promise<void>;
}

const PASSWORD = 'test';

/** A real nats-server with JetStream on a port of its own. Example: `const nats = await startNats(); const bus = await nats.connect('dossier');` */
export async function startNats({ permissions = true, port: wantedPort }: NatsWish = {}): Promise<TestNats> {
  const folder = mkdtempSync(join(testResource('HAICAP_TEST_TMP'), 'nats-'));
  const storeFolder = join(folder, 'store');
  const port = wantedPort ?? (await freePort());
  const configFile = join(folder, 'nats.json');
  writeFileSync(configFile, JSON.stringify(serverConfig(port, storeFolder, permissions)));
  const server = new ServerProcess({
    command: testResource('HAICAP_TEST_NATS_BIN'), args: ['-c', configFile], port, logFile: join(folder, 'nats.log'),
  });
  const buses: Bus[] = [];
  await server.start();
  let copies = 0;
  return {
    url: `nats://127.0.0.1:${port}`, port, storeFolder, password: PASSWORD,
    connect: async (service, options = {}) => {
      const bus = await connectBus({
        url: options.url ?? `nats://127.0.0.1:${port}`, user: service, password: PASSWORD, service,
        logger: options.logger ?? createLogger({ service, level: 'silent' }), onClosed: () => undefined,
      });
      buses.push(bus);
      return bus;
    },
    start: () => server.start(),
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      await server.start();
    },
    copyStore: () => {
      copies += 1;
      const copy = join(folder, `copy-${copies}`);
      cpSync(storeFolder, copy, { recursive: true });
      return copy;
    },
    putStore: (copy) => {
      rmSync(storeFolder, { recursive: true, force: true });
      cpSync(copy, storeFolder, { recursive: true });
    },
    wipe: () => {
      rmSync(storeFolder, { recursive: true, force: true });
      mkdirSync(storeFolder);
    },
    stop: async () => {
      await Promise.all(buses.splice(0).map((bus) => bus.nc.close()));
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverConfig(port: number, storeFolder: string, permissions: boolean): object {
  const users = busUsers().map((user) => ({
    user: user.name, password: PASSWORD, ...(permissions ? { permissions: userPermissions(user) } : {}),
  }));
  return {
    listen: `127.0.0.1:${port}`, max_payload: 1_048_576,
    jetstream: { store_dir: storeFolder, max_memory_store: 16 * 1024 ** 2, max_file_store: brokerStoreBytes() },
    accounts: { PROVINCE: { jetstream: 'enabled', users } },
  };
}

function userPermissions({ publish, subscribe, allowResponses }: BusPermissions): object {
  return {
    publish: { allow: publish }, subscribe: { allow: subscribe },
    ...(allowResponses ? { allow_responses: { max: 5, expires: '1m' } } : {}),
  };
}
