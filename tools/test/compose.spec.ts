import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerStoreBytes, busPermissions, SERVICE_NAMES, TOPOLOGY } from '@haicap/contracts';
import type { ServiceName } from '@haicap/contracts';
import { environmentName, parseConfig } from '@haicap/service-kit';
import { parse } from 'yaml';
import type { z } from 'zod';
import { writeComposeFiles } from '../cli/compose/compose-files.ts';
import { askedVariables, composeText, environmentOf, exampleVariables, isJob, project, readComposeFile } from './compose-file.ts';
import type { ComposeService } from './compose-file.ts';

const compose = readComposeFile();
const services = Object.entries(compose.services);
const owners = SERVICE_NAMES.filter((service) => TOPOLOGY[service].database);
const serviceOf = (name: string): ComposeService => compose.services[name] ?? (() => { throw new Error(`there is no service ${name}`); })();

let folder: string;
let mounted: string;
let written: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-compose-'));
  mounted = join(folder, 'mounted');
  written = writeComposeFiles(folder, { services: SERVICE_NAMES, hasDatabase: (service) => TOPOLOGY[service].database, permissions: busPermissions, brokerStoreBytes });
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileText = (name: string): string => readFileSync(join(mounted, name), 'utf8');

/** The schemas a service reads its environment with: the one of the process that stays, and the one of its migration. */
async function configsOf(service: ServiceName): Promise<{ run: z.ZodObject; migrate: z.ZodObject | undefined }> {
  const module = await import(join(project, 'services', service, 'src/config.ts')) as Record<string, unknown>;
  const schemas = Object.values(module).filter((value): value is z.ZodObject => typeof value === 'object' && value !== null && 'shape' in value);
  const withField = (field: string): z.ZodObject[] => schemas.filter(({ shape }) => Object.hasOwn(shape, field));
  const [run, ...others] = withField('healthPort');
  if (run === undefined || others.length > 0) throw new Error(`services/${service}/src/config.ts has not one schema with a health port`);
  return { run, migrate: withField('ownerDatabaseUrl')[0] };
}

// Only a trial lives at another time, or lets everybody in to measure what admission is worth; in containers a service goes with the machine.
const OF_TRIALS = ['clockFile', 'admission'];
const namesOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape).filter((field) => !OF_TRIALS.includes(field)).map(environmentName);
const withoutFile = (name: string): string => name.replace(/_FILE$/, '');

describe('a container', () => {
  it.each(services)('%s has a health check, or is a job that ends', (_name, service) => {
    expect(isJob(service)).toBe(service.healthcheck === undefined);
  });

  it.each(services)('%s waits for services that exist, for a job by its end and for a server by its health', (name, service) => {
    for (const [other, { condition }] of Object.entries(service.depends_on)) {
      expect([name, other, condition]).toEqual([name, other, isJob(serviceOf(other)) ? 'service_completed_successfully' : 'service_healthy']);
    }
  });

  it.each(services.filter(([, { build }]) => build === undefined))('%s runs an image of one exact version', (_name, { image }) => {
    // PostgreSQL has two numbers, the others three: what is left out would float.
    expect(image).toMatch(/^docker\.io\/(library\/postgres:\d+\.\d+|(library|prom)\/(nats|redis|prometheus):v?\d+\.\d+\.\d+)(-bookworm|-alpine)?$/);
  });

  it.each(services)('%s writes to named volumes and memory only', (_name, { volumes }) => {
    for (const volume of volumes) expect(volume.endsWith(':ro') || Object.hasOwn(compose.volumes, volume.split(':')[0] ?? '')).toBe(true);
  });

  it('never waits for itself, over however many others', () => {
    const started = new Set<string>();
    for (let before = -1; started.size !== before;) {
      before = started.size;
      for (const [name, { depends_on }] of services) if (Object.keys(depends_on).every((other) => started.has(other))) started.add(name);
    }

    expect([...started].sort()).toEqual(services.map(([name]) => name).sort());
  });
});

describe('the machine around the containers', () => {
  it('sees one port, the gateway\'s, on the loopback', () => {
    expect(services.filter(([, { ports }]) => ports.length > 0).map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:8080:8080']]]);
  });

  it('is reached from no container but the gateway, the adapter of foreign systems, the sender of webhooks, and identity, which asks providers', () => {
    const open = Object.keys(compose.networks).filter((name) => compose.networks[name]?.internal !== true);

    expect(services.filter(([, { networks }]) => networks.some((name) => open.includes(name))).map(([name, { networks }]) => [name, networks.filter((one) => open.includes(one))])).toEqual([
      ['identity', ['outside']], ['portal-adapter', ['outside']], ['webhook', ['outside']], ['gateway', ['front']],
    ]);
  });

  it('lets only owners of a database reach PostgreSQL', () => {
    const jobs = owners.map((service) => `migrate-${service}`);

    expect(services.filter(([, { networks }]) => networks.includes('data')).map(([name]) => name).sort()).toEqual(['postgres', 'databases', ...jobs, ...owners].sort());
  });
});

describe('the core', () => {
  it('is every service of the platform, each from its own image of this version', () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };

    for (const name of SERVICE_NAMES) expect([serviceOf(name).image, serviceOf(name).build?.args.SERVICE, serviceOf(name).profiles]).toEqual([`haicap-${name}:${version}`, name, []]);
  });

  it('migrates each database with the image of its owner before the owner starts', () => {
    for (const name of owners) {
      expect(serviceOf(`migrate-${name}`).image).toBe(serviceOf(name).image);
      expect(serviceOf(`migrate-${name}`).entrypoint?.at(-1)).toBe('migrate.js');
      expect(serviceOf(name).depends_on[`migrate-${name}`]).toEqual({ condition: 'service_completed_successfully' });
    }
  });
});

describe.each(SERVICE_NAMES)('the environment of %s', (name) => {
  it('is accepted by the service', async () => {
    const { run } = await configsOf(name);

    expect(parseConfig(run, environmentOf(serviceOf(name), mounted))).toMatchObject({ ok: true });
  });

  it('has every variable the service knows and none it does not know', async () => {
    const { run } = await configsOf(name);

    expect(Object.keys(serviceOf(name).environment).map(withoutFile).sort()).toEqual(namesOf(run).sort());
  });
});

describe.each(owners)('the migration of %s', (name) => {
  it('has the address of the owner and nothing else', async () => {
    const job = serviceOf(`migrate-${name}`);
    const { migrate } = await configsOf(name);
    if (migrate === undefined) throw new Error(`services/${name}/src/config.ts has no schema of a migration`);

    expect(Object.keys(job.environment)).toEqual(['HAICAP_OWNER_DATABASE_URL_FILE']);
    expect(parseConfig(migrate, environmentOf(job, mounted))).toMatchObject({ ok: true, value: { ownerDatabaseUrl: expect.stringContaining(`/haicap_${name.replaceAll('-', '_')}`) } });
  });
});

describe('a secret', () => {
  it('is a file written by tools/compose-files.mjs, and every file it writes is used', () => {
    const mountedSomewhere = new Set(services.flatMap(([, { secrets }]) => secrets.map(({ source }) => source)));

    expect(Object.keys(compose.secrets).sort()).toEqual([...written].sort());
    expect([...mountedSomewhere].sort()).toEqual([...written].sort());
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`./deploy/compose/installation/mounted/${name}`);
  });

  it.each(services)('of another service is not mounted into %s', (name, { secrets }) => {
    const own = name.replace(/^migrate-/, '');
    const foreign = SERVICE_NAMES.filter((other) => other !== own).map((other) => `${other}-`);

    expect(secrets.filter(({ source }) => foreign.some((prefix) => source.startsWith(prefix)))).toEqual([]);
  });

  it.each(services)('that is mounted into %s is read there', (_name, service) => {
    const said = JSON.stringify([service.environment, service.entrypoint, service.command]);

    expect(service.secrets.filter(({ target }) => !new RegExp(`/run/secrets/${target}"`).test(said))).toEqual([]);
  });

  it('is never in the environment itself', () => {
    for (const [name, { environment }] of services) {
      expect([name, Object.keys(environment).filter((variable) => /PASSWORD|KEY|SECRET|_DATABASE_URL|REDIS_URL/.test(variable) && !variable.endsWith('_FILE'))]).toEqual([name, []]);
    }
  });

  it('stays the same when the files are written again', () => {
    const before = written.map(fileText);

    writeComposeFiles(folder, { services: SERVICE_NAMES, hasDatabase: (service) => TOPOLOGY[service].database, permissions: busPermissions, brokerStoreBytes });

    expect(written.map(fileText)).toEqual(before);
  });
});

describe('the generated configuration', () => {
  it('gives the bus a user per service with the permissions of the topology, and keeps each message before its acknowledgement', () => {
    const config = JSON.parse(fileText('nats.conf')) as { listen: string; jetstream: { sync_interval: string }; accounts: Record<string, { users: { user: string; password: string; permissions: { publish: { allow: string[] } } }[] }> };
    const users = Object.values(config.accounts).flatMap((account) => account.users);

    expect(config).toMatchObject({ listen: '0.0.0.0:4222', jetstream: { sync_interval: 'always' } });
    expect(users.map(({ user, password, permissions }) => [user, password, permissions.publish.allow]))
      .toEqual(SERVICE_NAMES.map((name) => [name, fileText(`${name}-nats-password`), [...busPermissions(name).publish]]));
  });

  it('answers every password the database script asks for', () => {
    const script = fileText('databases.sql');
    const asked = [...script.matchAll(/:'(\w+)'/g)].map(([, name]) => name);

    expect(asked).toHaveLength(owners.length * 3);
    expect([...script.matchAll(/^\\set (\w+_password) '[\w-]{43}'$/gm)].map(([, name]) => name).sort()).toEqual(asked.sort());
    for (const name of owners) expect(script).toContain(`\\set ${name.replaceAll('-', '_')}_app_password '${new URL(fileText(`${name}-database-url`)).password}'`);
  });

  it('asks every service for its metrics', () => {
    const prometheus = parse(readFileSync(join(project, 'deploy/compose/prometheus.yml'), 'utf8')) as { scrape_configs: { static_configs: { targets: string[] }[] }[] };
    const targets = prometheus.scrape_configs.flatMap(({ static_configs: groups }) => groups.flatMap((group) => group.targets));

    expect(targets.sort()).toEqual(SERVICE_NAMES.map((name) => `${name}:${serviceOf(name).environment['HAICAP_HEALTH_PORT']}`).sort());
  });
});

describe('.env.example', () => {
  it('names every variable of the compose file, with the value it has when nobody sets it', () => {
    const { COMPOSE_PROFILES: profiles, ...others } = exampleVariables;

    expect(profiles).toBe('');
    expect(Object.entries(others).sort()).toEqual([...askedVariables].sort());
    expect(composeText.match(/\$\{?\w+/g)).toHaveLength([...composeText.matchAll(/\$\{\w+:-[^}]*\}/g)].length);
  });

  it('names every profile', () => {
    const text = readFileSync(join(project, '.env.example'), 'utf8');

    expect([...new Set(services.flatMap(([, { profiles }]) => profiles))]).toEqual(['obs']);
    expect(text).toMatch(/^# obs adds Prometheus\.\nCOMPOSE_PROFILES=$/m);
  });
});
