import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PortBook } from '../backing/free-port.ts';
import { projectRoot } from '../config.ts';
import { applyDatabasePlans } from '../database/apply-plan.ts';
import { literal, planDatabase } from '../database/database-plan.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import { databasePassword, databaseUrl, serviceEnvironment } from '../installation/service-environment.ts';
import type { Wiring } from '../installation/service-environment.ts';
import type { Secrets } from '../installation/secrets.ts';
import type { ServiceName, Topology } from '../installation/topology.ts';
import type { Steps } from '../terminal/steps.ts';
import type { ChildSpec } from './child-spec.ts';
import { serviceSpec } from './service-spec.ts';
import type { BackingUrls } from './start-backing.ts';

type Common = { wiring: Wiring; topology: Topology; steps: Steps };
const KEEPER: ServiceName = 'bus-keeper';

export async function wiringOf(parts: { province: string; port: number; backing: BackingUrls; secrets: Secrets; book: PortBook; topology: Topology; dataFolder: string; clockFile: string | undefined }): Promise<Wiring> {
  const healthPorts: Record<string, number> = {};
  for (const service of parts.topology.services) healthPorts[service] = await parts.book.take(`health-${service}`);
  const { postgresAdminUrl, natsUrl, redisUrl } = parts.backing;
  return { province: parts.province, port: parts.port, postgresAdminUrl, natsUrl, redisUrl, healthPorts,
    identityPort: await parts.book.take('identity'), filesPort: await parts.book.take('files'), filesFolder: pathsOf(parts.dataFolder).files, auditCheckpoints: pathsOf(parts.dataFolder).auditCheckpoints, dataKeyRing: pathsOf(parts.dataFolder).dataKeyRing,
    secrets: parts.secrets, clockFile: parts.clockFile };
}

export async function prepareDatabases({ wiring, topology, steps }: Common): Promise<void> {
  const owners = topology.services.filter((service) => topology.hasDatabase(service));
  await steps.run('Databases, roles and extensions', async (note) => {
    const plans = owners.map((service) => planDatabase(service, (role) => literal(databasePassword(wiring.secrets, role))));
    const { created } = await applyDatabasePlans(wiring.postgresAdminUrl, plans);
    note(created === 0 ? 'all present' : `${created} created`);
  });
  await steps.run('Migrations', async (note) => {
    for (let at = 0; at < owners.length; at += 2) await Promise.all(owners.slice(at, at + 2).map((service) => migrate(service, wiring)));
    note(owners.join(', '));
  });
}

type Launching = Common & {
  wiringOf: (service: ServiceName, wiring: Wiring) => Promise<Wiring>;
  launch: (spec: ChildSpec, healthPort: number) => Promise<void>;
};

export async function startServices({ wiring, topology, steps, wiringOf: wiringOfService, launch }: Launching): Promise<void> {
  const start = async (service: ServiceName): Promise<void> => {
    const healthPort = wiring.healthPorts[service] ?? 0;
    const env = serviceEnvironment(service, topology.hasDatabase(service), await wiringOfService(service, wiring));
    await launch(serviceSpec(service, env, healthPort), healthPort);
  };
  await steps.run('Streams and durables (bus-keeper)', () => start(KEEPER));
  const others = topology.services.filter((service) => service !== KEEPER);
  await steps.run('Services and province data', async (note) => {
    // The first failure ends the step; the caller stops the others.
    await Promise.all(others.map(start));
    note(others.join(', '));
  });
}

async function migrate(service: ServiceName, wiring: Wiring): Promise<void> {
  const entry = join(projectRoot, 'services', service, 'dist/database/migrate.js');
  if (!existsSync(entry)) throw new CliFailure(EXIT.start, `${entry} does not exist after the build`, 'build it: npx tsc -b');
  const env = { ...serviceEnvironment(service, true, wiring), HAICAP_OWNER_DATABASE_URL: databaseUrl(wiring, service, 'owner') };
  const { code, text } = await new Promise<{ code: number | null; text: string }>((done, fail) => {
    const child = spawn(process.execPath, ['--enable-source-maps', entry], { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.once('error', fail);
    child.once('close', (status) => done({ code: status, text: output }));
  });
  if (code === 0) return;
  const exitCode = code === EXIT.config ? EXIT.config : EXIT.start;
  throw new CliFailure(exitCode, `the migrations of ${service} ended with ${code}:\n${text.trim().split('\n').slice(-10).map((line) => `  ${line.slice(0, 400)}`).join('\n')}`);
}
