import { join } from 'node:path';
import { natsConnectOptions } from '../backing/nats-address.ts';
import { childEnvironment, projectRoot } from '../config.ts';
import { roleUrl } from '../database/apply-plan.ts';
import { planDatabase } from '../database/database-plan.ts';
import type { RoleKind } from '../database/database-plan.ts';
import { derivePassword } from './secrets.ts';
import type { Secrets } from './secrets.ts';
import type { ServiceName } from './topology.ts';

/** Everything a service is told at start; one value per installation except the ports. */
export type Wiring = {
  province: string;
  port: number;
  postgresAdminUrl: string;
  natsUrl: string;
  redisUrl: string;
  healthPorts: Readonly<Record<string, number>>;
  identityPort: number;
  /** Where the payment simulator listens, when it was asked for. */
  paymentUrl?: string;
  /** Where the simulator of identity providers listens, when it was asked for. */
  providerUrl?: string;
  filesPort: number;
  /** Where the service `files` keeps its bytes. */
  filesFolder: string;
  /** Where every service reads the keys of its person columns, also when they change. */
  dataKeyRing: string;
  /** Where every service keeps the signed checkpoints of its audit trail. */
  auditCheckpoints: string;
  secrets: Secrets;
  /** Set when the installation lives at another time than the machine. */
  clockFile?: string | undefined;
};

export function publicOrigin(port: number): string {
  return `http://localhost:${port}`;
}

export function databaseUrl(wiring: Pick<Wiring, 'postgresAdminUrl' | 'secrets'>, service: string, kind: RoleKind): string {
  const plan = planDatabase(service, () => '');
  return roleUrl(wiring.postgresAdminUrl, plan.database, plan.roles[kind], databasePassword(wiring.secrets, plan.roles[kind]));
}

export function databasePassword(secrets: Secrets, role: string): string {
  return derivePassword(secrets, `postgres/${role}`);
}

/** The key that adapter and payment simulator share; a real platform gives its own. */
export function paymentSecret(secrets: Secrets): string {
  return secrets.paymentSecret ?? derivePassword(secrets, 'payment/simulator');
}

/** By which the simulator of identity providers knows identity, and the secret between both. */
export const PROVIDER_CLIENT = 'haicap';

export function providerSecret(secrets: Secrets): string {
  return derivePassword(secrets, 'identity-provider/client');
}

export function busPassword(secrets: Secrets, service: string): string {
  return derivePassword(secrets, `nats/${service}`);
}

export function serviceEnvironment(service: ServiceName, hasDatabase: boolean, wiring: Wiring): Record<string, string> {
  const { secrets } = wiring;
  const origin = publicOrigin(wiring.port);
  const identityUrl = `http://127.0.0.1:${wiring.identityPort}`;
  return childEnvironment({
    NODE_ENV: 'production',
    HAICAP_PROFILE: 'local',
    HAICAP_PROVINCE: wiring.province,
    HAICAP_LOG_LEVEL: 'info',
    HAICAP_HEALTH_PORT: String(wiring.healthPorts[service] ?? 0),
    HAICAP_ISSUER: `${origin}/oidc`,
    HAICAP_JWKS_URL: `${identityUrl}/oidc/jwks`,
    HAICAP_SERVICE_KEY: secrets.serviceKey,
    // Sign-in goes by the machine: browsers and tokens know no other time.
    ...(hasDatabase && service !== 'identity' && wiring.clockFile !== undefined ? { HAICAP_CLOCK_FILE: wiring.clockFile } : {}),
    ...busEnvironment(service, wiring),
    ...(hasDatabase ? databaseEnvironment(service, wiring) : {}),
    ...ownEnvironment(wiring, origin, identityUrl)[service],
  });
}

/** A given server whose address names an account is used with that account by every service. */
function busEnvironment(service: string, wiring: Wiring): Record<string, string> {
  const { servers, user, pass } = natsConnectOptions(wiring.natsUrl, { user: service, pass: busPassword(wiring.secrets, service) });
  return { HAICAP_NATS_URL: servers, HAICAP_NATS_USER: user, HAICAP_NATS_PASSWORD: pass };
}

function databaseEnvironment(service: string, wiring: Wiring): Record<string, string> {
  return {
    HAICAP_DATABASE_URL: databaseUrl(wiring, service, 'app'),
    HAICAP_RELAY_DATABASE_URL: databaseUrl(wiring, service, 'relay'),
    HAICAP_DATA_KEY: wiring.secrets.dataKey,
    HAICAP_DATA_KEY_ID: wiring.secrets.dataKeyId,
    HAICAP_DATA_RING: wiring.dataKeyRing,
    HAICAP_INDEX_KEY: wiring.secrets.indexKey,
    HAICAP_AUDIT_KEY: wiring.secrets.auditKey,
    HAICAP_AUDIT_CHECKPOINTS: wiring.auditCheckpoints,
  };
}

function signing({ signingAuthority }: Secrets): Record<string, string> {
  return signingAuthority === undefined ? {} : { HAICAP_SIGNING_AUTHORITY: JSON.stringify(signingAuthority) };
}

function upstream({ providerUrl, secrets }: Wiring): Record<string, string> {
  if (providerUrl === undefined) return {};
  const client = { clientId: PROVIDER_CLIENT, clientSecret: providerSecret(secrets) };
  return {
    HAICAP_UPSTREAM_PROVIDERS: JSON.stringify([
      { ...client, id: 'vneid', kind: 'vneid', name: 'Đăng nhập bằng VNeID (mô phỏng)', issuer: `${providerUrl}/vneid` },
      { ...client, id: 'province', kind: 'province', name: 'Đăng nhập một lần của tỉnh (mô phỏng)', issuer: `${providerUrl}/province` },
    ]),
  };
}

function ownEnvironment(wiring: Wiring, origin: string, identityUrl: string): Partial<Record<ServiceName, Record<string, string>>> {
  const { secrets } = wiring;
  return {
    dossier: { HAICAP_INSTALLATION_KEY: secrets.installationKey, HAICAP_RECEIPT_KEYS: JSON.stringify(secrets.receiptKeys) },
    identity: {
      HAICAP_HTTP_PORT: String(wiring.identityPort),
      HAICAP_OIDC_SIGNING_KEY: JSON.stringify(secrets.oidcSigningKey),
      HAICAP_LOCAL_GRANT_SECRET: secrets.localGrantSecret,
      HAICAP_COOKIE_KEY: secrets.cookieKey,
      HAICAP_WEB_CLIENT_SECRET: secrets.webClientSecret,
      ...upstream(wiring),
    },
    files: { HAICAP_HTTP_PORT: String(wiring.filesPort), HAICAP_FILES_DIR: wiring.filesFolder, ...signing(secrets) },
    ...(wiring.paymentUrl === undefined ? {} : { 'portal-adapter': { HAICAP_PAYMENT_URL: wiring.paymentUrl, HAICAP_PAYMENT_PARTNER: 'HAICAP', HAICAP_PAYMENT_SECRET: paymentSecret(secrets), HAICAP_PAYMENT_ACCOUNT: '' } }),
    // Receivers of a trial run on the same machine.
    webhook: { HAICAP_PUBLIC_ORIGIN: origin, HAICAP_WEBHOOK_PRIVATE_TARGETS: '127.0.0.0/8,::1/128' },
    gateway: {
      HAICAP_HTTP_PORT: String(wiring.port),
      HAICAP_HTTP_HOST: '127.0.0.1',
      HAICAP_PUBLIC_ORIGIN: origin,
      HAICAP_REDIS_URL: wiring.redisUrl,
      HAICAP_IDENTITY_URL: identityUrl,
      HAICAP_WEB_CLIENT_SECRET: secrets.webClientSecret,
      HAICAP_SESSION_KEY: secrets.sessionKey,
      HAICAP_FILES_URL: `http://127.0.0.1:${wiring.filesPort}`,
      HAICAP_WEB_DIR: join(projectRoot, 'web/dist'),
    },
  };
}
