import type { Actor, ServiceName } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { TokenVerifier } from './token-verifier.js';

const ISSUER = 'haicap-service';
const LIFETIME_S = 60;

/**
 * A token by which a service speaks for itself, 60 seconds long, signed with the installation's service key. It opens
 * the event-log RPCs of other owners and nothing else. Example: `const token = await signServiceToken(key, 'reporting', clock);`
 */
export async function signServiceToken(serviceKey: Uint8Array, service: ServiceName, clock: Clock): Promise<string> {
  const nowS = Math.floor(clock.now().getTime() / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'haicap-service+jwt' })
    .setIssuer(ISSUER)
    .setAudience(ISSUER)
    .setSubject(service)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + LIFETIME_S)
    .sign(serviceKey);
}

/** The service a token speaks for, as an actor of kind `service` without posts, or null when the token is not valid. */
export async function verifyServiceToken(serviceKey: Uint8Array, token: string, clock: Clock): Promise<Actor | null> {
  try {
    const { payload } = await jwtVerify(token, serviceKey, {
      algorithms: ['HS256'], typ: 'haicap-service+jwt', issuer: ISSUER, audience: ISSUER, requiredClaims: ['exp', 'sub'],
      clockTolerance: 5, currentDate: clock.now(),
    });
    return { accountId: `service:${String(payload.sub)}`, kind: 'service', posts: [] };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

interface AuthenticationOptions {
  readonly verifier: TokenVerifier;
  readonly serviceKey: Uint8Array;
  readonly clock: Clock;
}

/** How an RPC server reads a token: a service's by its own key, anybody else's by the issuer's keys. */
export function createAuthenticate({ verifier, serviceKey, clock }: AuthenticationOptions): (token: string) => Promise<Actor | null> {
  return (token) => (algorithmOf(token) === 'HS256' ? verifyServiceToken(serviceKey, token, clock) : verifier.verify(token));
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    // Not a token at all: the verifier says so.
    return undefined;
  }
}
