import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { baseConfig, databaseConfig, environmentName, parseConfig } from './config.js';

const schema = z.object({ ...baseConfig, ...databaseConfig });
const key = Buffer.alloc(32, 7);

const complete: Record<string, string> = {
  HAICAP_PROFILE: 'local', HAICAP_PROVINCE: '38', HAICAP_HEALTH_PORT: '0', HAICAP_NATS_URL: 'nats://127.0.0.1:4222', HAICAP_NATS_USER: 'dossier',
  HAICAP_NATS_PASSWORD: 'bus-secret', HAICAP_ISSUER: 'http://localhost:8080/oidc', HAICAP_JWKS_URL: 'http://127.0.0.1:9000/oidc/jwks',
  HAICAP_SERVICE_KEY: key.toString('hex'), HAICAP_DATABASE_URL: 'postgres://dossier_app:db-secret@127.0.0.1/haicap_dossier',
  HAICAP_RELAY_DATABASE_URL: 'postgres://dossier_relay:db-secret@127.0.0.1/haicap_dossier',
  HAICAP_DATA_KEY: key.toString('base64'), HAICAP_DATA_KEY_ID: 'k1', HAICAP_INDEX_KEY: key.toString('base64'), HAICAP_AUDIT_KEY: key.toString('base64'),
  HAICAP_AUDIT_CHECKPOINTS: '/var/lib/haicap/audit-checkpoints',
};

describe('a complete environment', () => {
  it('becomes typed values with the defaults of development', () => {
    expect(parseConfig(schema, complete)).toEqual({
      ok: true,
      value: expect.objectContaining({ profile: 'local', province: '38', logLevel: 'info', healthPort: 0, healthHost: '127.0.0.1', serviceKey: key, dataKey: key }),
    });
  });

  it('may keep a secret in a file, whose last newline is no part of it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'password');
    writeFileSync(file, 'from the file\n');
    const { HAICAP_NATS_PASSWORD: _left, ...rest } = complete;

    const parsed = parseConfig(schema, { ...rest, HAICAP_NATS_PASSWORD_FILE: file });

    expect(parsed).toMatchObject({ ok: true, value: { natsPassword: 'from the file' } });
  });
});

describe('an incomplete environment', () => {
  it('tells the names of what is missing, wrong or unreadable, and no value', () => {
    const { HAICAP_DATABASE_URL: _url, HAICAP_NATS_PASSWORD: _password, ...rest } = complete;

    const parsed = parseConfig(schema, { ...rest, HAICAP_PROVINCE: 'Thanh Hoa', HAICAP_DATA_KEY: 'c2hvcnQ=', HAICAP_NATS_PASSWORD_FILE: '/nowhere' });

    expect(parsed).toEqual({ ok: false, problems: [
      { name: 'HAICAP_NATS_PASSWORD_FILE', problem: 'file cannot be read' },
      { name: 'HAICAP_PROVINCE', problem: 'bad' },
      { name: 'HAICAP_DATABASE_URL', problem: 'missing' },
      { name: 'HAICAP_DATA_KEY', problem: 'bad' },
    ] });
  });

  it('counts an empty value as missing', () => {
    expect(parseConfig(schema, { ...complete, HAICAP_ISSUER: '' })).toEqual({ ok: false, problems: [{ name: 'HAICAP_ISSUER', problem: 'missing' }] });
  });
});

describe('the name of a field in the environment', () => {
  it('is upper case with underscores below HAICAP', () => {
    expect(environmentName('relayDatabaseUrl')).toBe('HAICAP_RELAY_DATABASE_URL');
  });
});
