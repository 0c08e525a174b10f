import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { systemClock } from '@haicap/service-kit';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TestIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  /** An access token of that actor, as identity would issue it. */
  sign(actor: Actor, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

const LIFETIME_S = 600;
const AUDIENCE = 'haicap';

/**
 * A token issuer with a key of its own and an HTTP listener for its keys. Tokens live ten minutes from `clock`; pass
 * the clock that the verifier under test uses. Example: `const issuer = await testIssuer(); const token = await issuer.sign(actor);`
 */
export async function testIssuer(clock: Clock = systemClock): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }] });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}/oidc`;
  return {
    issuer, audience: AUDIENCE, jwksUrl: `${issuer}/jwks`,
    sign: ({ accountId, kind, posts }, claims = {}) => {
      const nowS = Math.floor(clock.now().getTime() / 1_000);
      return new SignJWT({ kind, posts: posts.map(({ unitId, role }) => ({ unitId, role })), ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'at+jwt' })
        .setIssuer(issuer).setAudience(AUDIENCE).setSubject(accountId).setIssuedAt(nowS).setExpirationTime(nowS + LIFETIME_S)
        .sign(privateKey);
    },
    stop: () => new Promise<void>((resolve, reject) => {
      server.closeAllConnections();
      server.close((error) => (error === undefined ? resolve() : reject(error)));
    }),
  };
}
