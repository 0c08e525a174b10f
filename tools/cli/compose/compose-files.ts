import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { natsConfig } from '../backing/nats-config.ts';
import { redisConfig } from '../backing/redis.ts';
import { pathsOf } from '../installation/data-folder.ts';
import { databaseScript, literal, planDatabase, ROLE_KINDS } from '../database/database-plan.ts';
import { busPassword, databasePassword, databaseUrl } from '../installation/service-environment.ts';
import { derivePassword, openSecrets } from '../installation/secrets.ts';
import type { OpenSecrets, Secrets } from '../installation/secrets.ts';
import type { ServiceName, Topology } from '../installation/topology.ts';
import { writeWhole } from '../state/files.ts';

/** The servers by the names docker-compose.yml gives them, on the ports of their images. */
const POSTGRES = { host: 'postgres', port: 5432, administrator: 'postgres' };
const NATS = { port: 4222, monitorPort: 8222, storeFolder: '/data' };
const REDIS = { host: 'redis', port: 6379, folder: '/data' };
const ANY_ADDRESS = '0.0.0.0';

type ComposeTopology = Pick<Topology, 'services' | 'hasDatabase' | 'permissions' | 'brokerStoreBytes'>;

/**
 * Every file that docker-compose.yml mounts into a container, by its name. Passwords derive from the secrets of the
 * installation, so writing the files again changes nothing but what the topology changed.
 */
export function composeFiles(secrets: OpenSecrets, topology: ComposeTopology): Record<string, string> {
  const owners = topology.services.filter((service) => topology.hasDatabase(service));
  return {
    'postgres-password': derivePassword(secrets, 'postgres/admin'),
    'pg-service.conf': administratorConnection(secrets),
    'databases.sql': databasesScript(secrets, owners),
    'nats.conf': busConfig(secrets, topology),
    'redis.conf': redisConfig({ ...REDIS, host: ANY_ADDRESS, password: redisPassword(secrets) }),
    'redis-url': `redis://:${encodeURIComponent(redisPassword(secrets))}@${REDIS.host}:${REDIS.port}`,
    'service-key': secrets.serviceKey,
    'data-key': secrets.dataKey,
    'data-key-id': secrets.dataKeyId,
    'index-key': secrets.indexKey,
    'audit-key': secrets.auditKey,
    'installation-key': secrets.installationKey,
    'receipt-keys': JSON.stringify(secrets.receiptKeys),
    'signing-authority': JSON.stringify(secrets.signingAuthority),
    'cookie-key': secrets.cookieKey,
    'local-grant-secret': secrets.localGrantSecret,
    'web-client-secret': secrets.webClientSecret,
    'session-key': secrets.sessionKey,
    'payment-secret': secrets.paymentSecret ?? '',
    'oidc-signing-key': JSON.stringify(secrets.oidcSigningKey),
    ...Object.fromEntries(topology.services.map((service) => [`${service}-nats-password`, busPassword(secrets, service)])),
    ...Object.assign({}, ...owners.map((service) => databaseUrls(secrets, service))) as Record<string, string>,
  };
}

/** Makes the secrets of the installation if there are none yet, and writes the files beside them. */
export function writeComposeFiles(folder: string, topology: ComposeTopology): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const files = composeFiles(openSecrets(folder), topology);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'mounted', name);
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
    // A mounted file keeps its owner and mode. Each container has an account of its own, so the folder above keeps others out.
    chmodSync(path, 0o444);
  }
  // Mounted as a folder: a file that is replaced would be out of sight of a container that mounts the file.
  const { dataKeyRing } = pathsOf(folder);
  chmodSync(dirname(dataKeyRing), 0o755);
  chmodSync(dataKeyRing, 0o444);
  return Object.keys(files);
}

function databaseUrls(secrets: Secrets, service: ServiceName): Record<string, string> {
  const postgresAdminUrl = `postgres://${POSTGRES.host}:${POSTGRES.port}`;
  const url = (kind: (typeof ROLE_KINDS)[number]): string => databaseUrl({ postgresAdminUrl, secrets }, service, kind);
  return { [`${service}-database-url`]: url('app'), [`${service}-relay-database-url`]: url('relay'), [`${service}-owner-database-url`]: url('owner') };
}

/** The script for a DBA, with the passwords it asks for. */
function databasesScript(secrets: Secrets, owners: readonly ServiceName[]): string {
  const roles = owners.flatMap((service) => Object.values(planDatabase(service, () => 'NULL').roles));
  const passwords = roles.map((role) => `\\set ${role}_password ${literal(databasePassword(secrets, role))}`);
  return `${passwords.join('\n')}\n${databaseScript(owners)}`;
}

/** A service file of libpq: a password file would have to belong to the account that reads it. */
function administratorConnection(secrets: Secrets): string {
  const { host, port, administrator } = POSTGRES;
  return ['[administrator]', `host=${host}`, `port=${port}`, `user=${administrator}`, `dbname=${administrator}`,
    `password=${derivePassword(secrets, 'postgres/admin')}`, ''].join('\n');
}

function busConfig(secrets: Secrets, { services, permissions, brokerStoreBytes }: ComposeTopology): string {
  const users = services.map((service) => ({ name: service, password: busPassword(secrets, service), ...permissions(service) }));
  return natsConfig({ ...NATS, host: ANY_ADDRESS, syncsAlways: true, account: 'PROVINCE', users, storeBytes: brokerStoreBytes() });
}

function redisPassword(secrets: Secrets): string {
  return derivePassword(secrets, 'redis');
}
