import { generateKeyPairSync } from 'node:crypto';
import { parseConfig } from '@haicap/service-kit';
import { config } from './config.js';

const key = Buffer.alloc(32, 7).toString('base64');
const environment = (profile: string, bits: number) => ({
  HAICAP_PROFILE: profile, HAICAP_PROVINCE: '38', HAICAP_HEALTH_PORT: '0', HAICAP_NATS_URL: 'nats://127.0.0.1:1', HAICAP_NATS_USER: 'identity', HAICAP_NATS_PASSWORD: 'p',
  HAICAP_ISSUER: 'https://haicap.example/oidc', HAICAP_JWKS_URL: 'http://127.0.0.1:1/oidc/jwks', HAICAP_SERVICE_KEY: '0'.repeat(64), HAICAP_HTTP_PORT: '0',
  HAICAP_DATABASE_URL: 'postgres://a:b@127.0.0.1/c', HAICAP_RELAY_DATABASE_URL: 'postgres://a:b@127.0.0.1/c', HAICAP_DATA_KEY: key, HAICAP_DATA_KEY_ID: 'k1', HAICAP_INDEX_KEY: key,
  HAICAP_DATA_RING: JSON.stringify({ current: 'k1', keys: { k1: key }, indexKey: key }),
  HAICAP_AUDIT_KEY: key, HAICAP_AUDIT_CHECKPOINTS: '/nowhere', HAICAP_COOKIE_KEY: 'c'.repeat(32), HAICAP_WEB_CLIENT_SECRET: 's'.repeat(32), HAICAP_LOCAL_GRANT_SECRET: 'g'.repeat(32),
  HAICAP_OIDC_SIGNING_KEY: JSON.stringify(generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ format: 'jwk' })),
});
const problemsOf = (profile: string, bits: number) => {
  const parsed = parseConfig(config, environment(profile, bits));
  return parsed.ok ? [] : parsed.problems;
};

describe('the key that signs tokens', () => {
  it('has 3072 bits in production; a folder for trying out may still have a shorter one', () => {
    expect(problemsOf('production', 2048)).toEqual([{ name: 'HAICAP_OIDC_SIGNING_KEY', problem: 'bad' }]);
    expect([problemsOf('production', 3072), problemsOf('local', 2048)]).toEqual([[], []]);
  });
});
