import { databaseScript, literal, planDatabase } from '../cli/database/database-plan.ts';
import { roleUrl } from '../cli/database/apply-plan.ts';
import { serviceEnvironment } from '../cli/installation/service-environment.ts';
import type { Secrets } from '../cli/installation/secrets.ts';

describe('the database of a service', () => {
  const plan = planDatabase('portal-adapter', (role) => literal(`p'${role}`));

  it('and its roles carry the name of the service with underscores', () => {
    expect(plan.database).toBe('haicap_portal_adapter');
    expect(plan.roles).toEqual({ owner: 'portal_adapter_owner', app: 'portal_adapter_app', relay: 'portal_adapter_relay' });
  });

  it('has roles that bypass no row-level rule and make no databases, roles or tables of their own', () => {
    for (const statement of plan.onServer.slice(0, 3)) expect(statement).toContain('LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS');
    expect(plan.inDatabase).toContain('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    expect(plan.inDatabase).toContain('GRANT USAGE ON SCHEMA public TO portal_adapter_app, portal_adapter_relay');
  });

  it('quotes passwords', () => {
    expect(plan.onServer[0]).toContain("PASSWORD 'p''portal_adapter_owner'");
  });
});

describe('the script for a DBA', () => {
  it('holds placeholders instead of passwords and may run again', () => {
    const script = databaseScript(['registry', 'dossier']);

    expect(script).toContain("ALTER ROLE dossier_relay PASSWORD :'dossier_relay_password';");
    expect(script).not.toContain('PASSWORD NULL');
    expect(script).toContain("WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'haicap_registry') \\gexec");
    expect(script.match(/CREATE EXTENSION IF NOT EXISTS/g)).toHaveLength(8);
  });
});

describe('what a service is told at its start', () => {
  const secrets: Secrets = { schema: 1, root: 'cm9vdA==', installationKey: 'INSTALLATION', dataKey: 'DATA', dataKeyId: 'k1', indexKey: 'INDEX', auditKey: 'AUDIT', receiptKeys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'r1', x: 'PUBLIC', d: 'RECEIPT', nbf: 0 }], serviceKey: 'SERVICE',
    cookieKey: 'COOKIE', localGrantSecret: 'GRANT', webClientSecret: 'CLIENT', sessionKey: 'SESSION', oidcSigningKey: { kty: 'RSA', d: 'PRIVATE' } };
  const wiring = { province: '38', port: 8080, postgresAdminUrl: 'postgres://admin:x@127.0.0.1:5432/postgres', natsUrl: 'nats://127.0.0.1:4222', redisUrl: 'redis://:r@127.0.0.1:6379',
    healthPorts: { dossier: 9001, gateway: 9002 }, identityPort: 9003, filesPort: 9004, filesFolder: '/srv/files', auditCheckpoints: '/srv/checkpoints', dataKeyRing: '/srv/ring.json', secrets };

  it('names its own database with the role it works in, never the owner', () => {
    const env = serviceEnvironment('dossier', true, wiring);

    expect(env['HAICAP_DATABASE_URL']).toMatch(/^postgres:\/\/dossier_app:[^@]+@127\.0\.0\.1:5432\/haicap_dossier$/);
    expect(env['HAICAP_RELAY_DATABASE_URL']).toMatch(/^postgres:\/\/dossier_relay:/);
    expect(env['HAICAP_OWNER_DATABASE_URL']).toBeUndefined();
    expect(env['HAICAP_HEALTH_PORT']).toBe('9001');
  });

  it('holds no secret of another service', () => {
    const text = JSON.stringify(serviceEnvironment('gateway', false, wiring));

    for (const foreign of ['INSTALLATION', 'DATA"', 'INDEX"', 'AUDIT"', 'GRANT', 'PRIVATE', 'postgres://']) expect(text).not.toContain(foreign);
  });
});

describe('an address with a role', () => {
  it('keeps host and options of the administrator', () => {
    expect(roleUrl('postgres://admin:x@db.example:5433/postgres?sslmode=require', 'haicap_dossier', 'dossier_app', 'a/b@c'))
      .toBe('postgres://dossier_app:a%2Fb%40c@db.example:5433/haicap_dossier?sslmode=require');
  });
});
