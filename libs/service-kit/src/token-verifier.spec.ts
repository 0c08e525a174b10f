import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock, type FixedClock } from '@haicap/kernel';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { createAuthenticate, signServiceToken, verifyServiceToken } from './service-token.js';
import { KeysUnavailable, TokenVerifier } from './token-verifier.js';

const unitId = '0197bd00-0000-7000-8000-0000000000aa';
const claims = { kind: 'officer', posts: [{ unitId, role: 'specialist' }] };
const serviceKey = Buffer.alloc(32, 9);

let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
let server: Server;
let origin: string;
let keysAsked: number;
let keysBroken: boolean;
let clock: FixedClock;
let verifier: TokenVerifier;

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  server = createServer((_request, response) => {
    keysAsked += 1;
    response.writeHead(keysBroken ? 500 : 200, { 'content-type': 'application/json' }).end(keysBroken ? '' : JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  keysAsked = 0;
  keysBroken = false;
  clock = fixedClock('2025-07-01T08:00:00+07:00');
  verifier = new TokenVerifier({ issuer: origin, audience: 'haicap', jwksUrl: `${origin}/jwks`, clock });
});

interface Change {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresInS?: number;
  readonly payload?: JWTPayload;
  readonly key?: CryptoKey | Uint8Array;
  readonly header?: JWTHeaderParameters;
}

function sign({ issuer = origin, audience = 'haicap', expiresInS = 600, payload = claims, key = keys.privateKey, header = { alg: 'RS256', kid: 'k1' } }: Change = {}) {
  const nowS = Math.floor(clock.now().getTime() / 1_000);
  return new SignJWT(payload).setProtectedHeader({ typ: 'at+jwt', ...header }).setIssuer(issuer).setAudience(audience).setSubject('account-1')
    .setIssuedAt(nowS).setExpirationTime(nowS + expiresInS).sign(key);
}

describe('an access token of the platform', () => {
  it('becomes the actor it speaks for', async () => {
    expect(await verifier.verify(await sign())).toEqual({ accountId: 'account-1', kind: 'officer', posts: claims.posts });
  });

  it('is verified once and remembered until it expires, and not a second longer', async () => {
    const token = await sign();

    await verifier.verify(token);
    clock.advance(599_000);
    expect(await verifier.verify(token)).not.toBeNull();
    clock.advance(2_000);
    expect(await verifier.verify(token)).toBeNull();
    expect(keysAsked).toBe(1);
  });
});

describe('a token that is not valid', () => {
  it('because another issuer made it, is nobody', async () => {
    expect(await verifier.verify(await sign({ issuer: 'https://elsewhere.example/oidc' }))).toBeNull();
  });

  it('because it was made for another audience, is nobody', async () => {
    expect(await verifier.verify(await sign({ audience: 'haicap-cli' }))).toBeNull();
  });

  it('because it has expired, is nobody', async () => {
    expect(await verifier.verify(await sign({ expiresInS: -60 }))).toBeNull();
  });

  it('because it is not signed at all, is nobody', async () => {
    const nowS = Math.floor(clock.now().getTime() / 1_000);
    const unsigned = new UnsecuredJWT(claims).setIssuer(origin).setAudience('haicap').setSubject('account-1').setExpirationTime(nowS + 600).encode();

    expect(await verifier.verify(unsigned)).toBeNull();
  });

  it('because a foreign key signed it under our key id, is nobody', async () => {
    const foreign = await generateKeyPair('RS256');

    expect(await verifier.verify(await sign({ key: foreign.privateKey }))).toBeNull();
  });

  it('because its key id is unknown, is nobody', async () => {
    expect(await verifier.verify(await sign({ header: { alg: 'RS256', kid: 'k9' } }))).toBeNull();
  });

  it('because our public key was used as a shared secret, is nobody', async () => {
    const publicText = new TextEncoder().encode(await exportSPKI(keys.publicKey));

    expect(await verifier.verify(await sign({ key: publicText, header: { alg: 'HS256', kid: 'k1' } }))).toBeNull();
  });

  it('because another RSA algorithm was used, is nobody', async () => {
    const other = await generateKeyPair('RS512');

    expect(await verifier.verify(await sign({ key: other.privateKey, header: { alg: 'RS512', kid: 'k1' } }))).toBeNull();
  });

  it('because one letter of its payload was changed, is nobody', async () => {
    const [header = '', payload = '', signature = ''] = (await sign()).split('.');
    const changed = Buffer.from(payload, 'base64url').toString('utf8').replace('specialist', 'chair');

    expect(await verifier.verify([header, Buffer.from(changed).toString('base64url'), signature].join('.'))).toBeNull();
  });

  it('because it lacks kind and posts (an identity token), is nobody', async () => {
    expect(await verifier.verify(await sign({ payload: {} }))).toBeNull();
  });

  it('because it is of another kind, or of none, is nobody', async () => {
    for (const typ of ['JWT', 'logout+jwt', 'haicap-service+jwt', 'at+jwt2', undefined]) expect([typ, await verifier.verify(await sign({ header: { alg: 'RS256', kid: 'k1', typ } as JWTHeaderParameters }))]).toEqual([typ, null]);
  });

  it('because it brings its own key, or says where one lies, is nobody', async () => {
    const own = await generateKeyPair('RS256', { extractable: true });
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      void exportJWK(own.publicKey).then((jwk) => response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'k1' }] })));
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const jku = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/jwks`;

    for (const brought of [{ jwk: await exportJWK(own.publicKey) }, { jku }, { x5u: jku }]) {
      expect(await verifier.verify(await sign({ key: own.privateKey, header: { alg: 'RS256', kid: 'k1', ...brought } as JWTHeaderParameters }))).toBeNull();
    }
    expect(asked).toBe(0);
    elsewhere.close();
  });

  it('because a person claims to be a service, is nobody', async () => {
    expect(await verifier.verify(await sign({ payload: { kind: 'service', posts: [] } }))).toBeNull();
    expect(await verifier.verify(await sign({ payload: { kind: 'officer', posts: [{ unitId, role: 'service' }] } }))).toBeNull();
  });

  it('because it is no token at all, is nobody', async () => {
    for (const text of ['', 'x', 'a.b.c', 'x'.repeat(10_000)]) expect(await verifier.verify(text)).toBeNull();
  });
});

describe('keys that cannot be read', () => {
  it('are a fault and not a refusal, and the next request tries again', async () => {
    const token = await sign();
    keysBroken = true;
    await expect(verifier.verify(token)).rejects.toThrow(KeysUnavailable);

    keysBroken = false;

    expect(await verifier.verify(token)).not.toBeNull();
  });
});

describe('a service token', () => {
  it('speaks for its service for a minute and holds no post', async () => {
    const token = await signServiceToken(serviceKey, 'reporting', clock);

    expect(await verifyServiceToken(serviceKey, token, clock)).toEqual({ accountId: 'service:reporting', kind: 'service', posts: [] });
    clock.advance(66_000);
    expect(await verifyServiceToken(serviceKey, token, clock)).toBeNull();
  });

  it('of another installation is nobody', async () => {
    expect(await verifyServiceToken(Buffer.alloc(32, 1), await signServiceToken(serviceKey, 'reporting', clock), clock)).toBeNull();
  });

  it('is told from a person\'s token by its algorithm, each verified by its own key alone', async () => {
    const authenticate = createAuthenticate({ verifier, serviceKey, clock });

    expect(await authenticate(await signServiceToken(serviceKey, 'reporting', clock))).toMatchObject({ kind: 'service' });
    expect(await authenticate(await sign())).toMatchObject({ kind: 'officer' });
    expect(await authenticate(await sign({ key: serviceKey, header: { alg: 'HS256' } }))).toBeNull();
    expect(await authenticate('nonsense')).toBeNull();
  });
});
