import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerStoreBytes, busPermissions, SERVICE_NAMES, TOPOLOGY } from '@haicap/contracts';
import type { ServiceName } from '@haicap/contracts';
import { PortBook } from '../cli/backing/free-port.ts';
import { prepareNats } from '../cli/backing/nats.ts';
import { preparePostgres } from '../cli/backing/postgres.ts';
import { removeSharedClusters } from '../cli/backing/postgres-cluster.ts';
import { prepareRedis } from '../cli/backing/redis.ts';
import { writeComposeFiles } from '../cli/compose/compose-files.ts';
import { applyDatabasePlans } from '../cli/database/apply-plan.ts';
import { literal, planDatabase } from '../cli/database/database-plan.ts';
import { busPassword, databasePassword } from '../cli/installation/service-environment.ts';
import { openSecrets } from '../cli/installation/secrets.ts';
import type { Secrets } from '../cli/installation/secrets.ts';
import { SupervisedChild } from '../cli/supervisor/supervised-child.ts';
import { readComposeFile } from './compose-file.ts';
import type { ComposeService } from './compose-file.ts';
import { PackagedService, placeNode, setWritable } from './packaged-service.ts';
import type { RunningService } from './packaged-service.ts';

const START_MS = 120_000;

/**
 * The installation of docker-compose.yml on this machine without containers: its files, its environment, its order;
 * the names of its servers are replaced by addresses here.
 */
export class PackagedProvince {
  readonly folder = mkdtempSync(join(tmpdir(), 'haicap-packaged-'));
  readonly mounted = join(this.folder, 'installation/mounted');
  private readonly compose = readComposeFile();
  private readonly book = new PortBook({});
  private readonly servers: SupervisedChild[] = [];
  private readonly services = new Map<string, PackagedService>();
  private readonly running = new Map<string, RunningService>();
  private addresses: Record<string, string> = {};

  /** Writes the files of tools/compose-files.mjs and starts the three servers with the users and passwords they name. */
  async open(): Promise<void> {
    // The account of the image has to pass.
    chmodSync(this.folder, 0o755);
    placeNode(this.folder);
    const installation = join(this.folder, 'installation');
    writeComposeFiles(installation, { services: SERVICE_NAMES, hasDatabase: (service) => TOPOLOGY[service].database, permissions: busPermissions, brokerStoreBytes });
    await this.startServers(openSecrets(installation));
  }

  composeService(name: string): ComposeService {
    const service = this.compose.services[name];
    if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
    return service;
  }

  /** One that was built. */
  service(name: string): PackagedService {
    const service = this.services.get(name);
    if (service === undefined) throw new Error(`${name} was not built`);
    return service;
  }

  /** The services of the platform, each after those it waits for. */
  startOrder(): ServiceName[] {
    const order: ServiceName[] = [];
    const waitsFor = (name: ServiceName): ServiceName[] => SERVICE_NAMES.filter((other) => Object.hasOwn(this.composeService(name).depends_on, other) && !order.includes(other));
    while (order.length < SERVICE_NAMES.length) {
      const next = SERVICE_NAMES.find((name) => !order.includes(name) && waitsFor(name).length === 0);
      if (next === undefined) throw new Error(`these wait for one another: ${SERVICE_NAMES.filter((name) => !order.includes(name)).join(', ')}`);
      order.push(next);
    }
    return order;
  }

  async build(name: string): Promise<PackagedService> {
    const http = name === 'identity' || name === 'files' ? this.book.all()[name] : name === 'gateway' ? await this.book.take(name) : undefined;
    const ports = { HAICAP_HEALTH_PORT: String(await this.book.take(`health-${name}`)), ...(http === undefined ? {} : { HAICAP_HTTP_PORT: String(http) }) };
    const service = await PackagedService.build({ name, compose: this.composeService(name), folder: this.folder, mounted: this.mounted, addresses: this.addresses, ports });
    this.services.set(name, service);
    return service;
  }

  start(name: string): RunningService {
    const started = this.service(name).start();
    this.running.set(name, started);
    return started;
  }

  /** Waits as Compose does, for the health check of the image. */
  async untilHealthy(name: string): Promise<void> {
    await this.until(name, async (service) => (await service.runEntry('health.mjs')).code === 0);
  }

  async untilLive(name: string): Promise<void> {
    await this.until(name, (service) => fetch(`${service.healthUrl}/livez`).then(({ ok }) => ok, () => false));
  }

  async close(): Promise<void> {
    for (const process of this.running.values()) process.kill();
    await Promise.all(this.servers.map((server) => server.stop()));
    removeSharedClusters(this.folder);
    for (const { out } of this.services.values()) setWritable(out, true);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async until(name: string, condition: (service: PackagedService) => Promise<boolean>): Promise<void> {
    const [service, process] = [this.service(name), this.running.get(name)];
    if (process === undefined) throw new Error(`${name} was not started`);
    const deadline = performance.now() + START_MS;
    while (!await condition(service)) {
      if (performance.now() > deadline) throw new Error(`${name} is not ready after ${START_MS} ms:\n${process.output.slice(-2000)}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  private async startServers(secrets: Secrets): Promise<void> {
    const dataFolder = join(this.folder, 'data');
    mkdirSync(dataFolder);
    const mounted = (name: string): string => readFileSync(join(this.mounted, name), 'utf8');
    const users = SERVICE_NAMES.map((name) => ({ name, password: busPassword(secrets, name), ...busPermissions(name) }));
    const port = { postgres: await this.book.take('postgres'), nats: await this.book.take('nats'), redis: await this.book.take('redis'), identity: await this.book.take('identity'), files: await this.book.take('files') };
    const [postgres, nats, redis] = await Promise.all([
      preparePostgres({ dataFolder, port: port.postgres, password: mounted('postgres-password'), source: 'npm', explicitUrl: undefined, durable: false }),
      prepareNats({ dataFolder, port: port.nats, monitorPort: await this.book.take('nats-monitor'), province: '38', users, storeBytes: brokerStoreBytes(), explicitUrl: undefined }),
      prepareRedis({ dataFolder, port: port.redis, password: new URL(mounted('redis-url')).password, explicitUrl: undefined }),
    ]);
    for (const { child } of [postgres, nats, redis]) if (child !== undefined) this.servers.push(new SupervisedChild(child, join(this.folder, 'logs'), () => undefined));
    await Promise.all(this.servers.map((server) => server.start()));
    const owners = SERVICE_NAMES.filter((name) => TOPOLOGY[name].database);
    await applyDatabasePlans(postgres.adminUrl, owners.map((name) => planDatabase(name, (role) => literal(databasePassword(secrets, role)))));
    this.addresses = Object.fromEntries(Object.entries({ 'postgres:5432': port.postgres, 'nats:4222': port.nats, 'redis:6379': port.redis, 'identity:8081': port.identity, 'files:8082': port.files })
      .map(([name, here]) => [name, `127.0.0.1:${here}`]));
  }
}
