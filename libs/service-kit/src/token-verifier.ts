import { createHash } from 'node:crypto';
import { tokenClaims, type Actor, type TokenClaims } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { systemClock } from './process-clock.js';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly clock?: Clock;
}

/** Whose a token is, and when it began and ends. */
export interface Verified {
  readonly actor: Actor;
  readonly issuedAtS: number;
  readonly expiresAtMs: number;
}

const CACHE_MAX = 10_000;
const KEYS_TIMEOUT_MS = 3_000;
const KEYS_COOLDOWN_MS = 10_000;
const CLOCK_TOLERANCE_S = 5;
const TOKEN_LENGTH_MAX = 8_192;

/** The issuer's keys could not be read: nobody can be told apart now. A fault, not a refusal. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of the token issuer cannot be read', { cause });
    this.name = 'KeysUnavailable';
  }
}

/**
 * Verifies access tokens of the platform's issuer: RS256 and nothing else, of the kind of access tokens, exact issuer and audience, not expired.
 * Keys are cached and read again when an unknown key id appears; results are cached by the token's hash until it
 * expires. `verify` answers null for a token that is not valid and throws `KeysUnavailable` when it cannot know.
 */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #clock: Clock;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  readonly #seen = new Map<string, Verified>();

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#keys = createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: KEYS_TIMEOUT_MS, cooldownDuration: KEYS_COOLDOWN_MS });
  }

  async verify(token: string): Promise<Actor | null> {
    return (await this.inspect(token))?.actor ?? null;
  }

  /** The same with when the token was issued, for whoever knows of an end after which it counts no more. */
  async inspect(token: string): Promise<Verified | null> {
    if (token.length > TOKEN_LENGTH_MAX) return null;
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.#seen.get(hash);
    if (known !== undefined) {
      this.#seen.delete(hash);
      if (known.expiresAtMs <= this.#clock.now().getTime()) return null;
      // Written again, it is the most recently used one: the map keeps the order of insertion.
      this.#seen.set(hash, known);
      return known;
    }
    const verified = await this.#verifyNow(token);
    if (verified === null) return null;
    this.#remember(hash, verified);
    return verified;
  }

  async #verifyNow(token: string): Promise<Verified | null> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: ['RS256'],
        // Identity tokens and whatever else the same key may sign one day say another kind, or none.
        typ: 'at+jwt',
        issuer: this.#options.issuer,
        audience: this.#options.audience,
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: this.#clock.now(),
      });
      const claims = tokenClaims.safeParse(payload);
      if (!claims.success || payload.exp === undefined || payload.iat === undefined) return null;
      const actor = actorOf(claims.data);
      return actor && { actor, issuedAtS: payload.iat, expiresAtMs: payload.exp * 1_000 };
    } catch (error) {
      if (isRefusedToken(error)) return null;
      throw new KeysUnavailable(error);
    }
  }

  #remember(hash: string, verified: Verified): void {
    if (this.#seen.size >= CACHE_MAX) {
      const [oldest] = this.#seen.keys();
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    this.#seen.set(hash, verified);
  }
}

/** Who the claims speak of. A person's token never becomes a service's: that role has its own key. A program holds no post, and nobody else a scope. */
function actorOf({ sub, kind, posts, scopes, unitIds }: TokenClaims): Actor | null {
  if (kind === 'service' || posts.some((post) => post.role === 'service')) return null;
  if (kind !== 'client') return { accountId: sub, kind, posts };
  return scopes === undefined || unitIds === undefined || posts.length > 0 ? null : { accountId: sub, kind, posts, scopes, unitIds };
}

function isRefusedToken(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  return error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
}
