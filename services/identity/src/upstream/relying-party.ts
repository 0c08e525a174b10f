import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as client from 'openid-client';
import { isEnough, withTold, type Claims, type ProfileSettings } from './upstream.js';

/** A provider of the settings. */
export interface UpstreamProvider extends ProfileSettings {
  readonly id: string;
  /** What its button says. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly idTokenAlgorithm: string;
}

/** What has to be known again when the provider sends the browser back. */
export interface Visit {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody is not signed in, and why: the provider is away, has refused, or has answered what must not be believed. */
export class UpstreamFault extends Error {
  constructor(readonly refusal: 'provider-away' | 'provider-refused' | 'answer-invalid', cause: unknown) {
    super(refusal, { cause });
    this.name = 'UpstreamFault';
  }
}

// Code, keys and person are three questions one after the other, and the gateway waits eight seconds.
const ANSWERS_MAX_MS = 2_500;
const KEYS_AGE_MAX_MS = 600_000;

interface Known {
  readonly configuration: client.Configuration;
  readonly keys: JWTVerifyGetKey;
}

/** Identity as the client of one provider: code flow with PKCE, state and nonce, the exact redirect address, the issuer of every answer checked. */
export class RelyingParty {
  private known: Promise<Known> | undefined;

  constructor(readonly provider: UpstreamProvider, private readonly redirectUri: string, private readonly answersMaxMs = ANSWERS_MAX_MS) {}

  /** Where the browser goes, and what to remember until it comes back. */
  async begin(): Promise<{ readonly url: URL; readonly visit: Visit }> {
    const { configuration } = await this.discover();
    const visit = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri, response_type: 'code', scope: 'openid profile', state: visit.state, nonce: visit.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(visit.verifier), code_challenge_method: 'S256',
      // At a counter or in a library the next person is not the last one, and whoever was refused has to be able to come as somebody else.
      prompt: 'login',
    });
    return { url, visit };
  }

  /** What the provider says of the person, from an answer to this visit alone. */
  async finish(query: string, { state, nonce, verifier }: Visit): Promise<Claims> {
    const { configuration, keys } = await this.discover();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${query}`), {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
      });
      // The client has checked issuer, audience, nonce and times; the signature is checked against the keys as they are now.
      const { payload } = await jwtVerify(tokens.id_token ?? '', keys, {
        issuer: configuration.serverMetadata().issuer, audience: this.provider.clientId, algorithms: [this.provider.idTokenAlgorithm],
      });
      if (isEnough(payload, this.provider)) return payload;
      return withTold(payload, await client.fetchUserInfo(configuration, tokens.access_token, payload.sub ?? ''));
    } catch (error) {
      throw faultOf(error);
    }
  }

  // A provider that was away is asked again by the next person; one that answered is known until the process ends.
  private discover(): Promise<Known> {
    this.known ??= this.ask().catch((error: unknown) => {
      this.known = undefined;
      throw faultOf(error);
    });
    return this.known;
  }

  private async ask(): Promise<Known> {
    const { issuer, clientId, clientSecret, idTokenAlgorithm } = this.provider;
    const server = new URL(issuer);
    const configuration = await client.discovery(server, clientId, { id_token_signed_response_alg: idTokenAlgorithm }, client.ClientSecretBasic(clientSecret), {
      timeout: this.answersMaxMs / 1_000,
      // The settings allow http on the loopback only.
      ...(server.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
    });
    const { jwks_uri: keysUri } = configuration.serverMetadata();
    if (keysUri === undefined) throw new UpstreamFault('answer-invalid', new Error('the provider names no keys'));
    // Without a pause between two questions for keys: only an answer of the provider itself leads to one.
    return { configuration, keys: createRemoteJWKSet(new URL(keysUri), { timeoutDuration: this.answersMaxMs, cooldownDuration: 0, cacheMaxAge: KEYS_AGE_MAX_MS }) };
  }
}

function faultOf(error: unknown): UpstreamFault {
  if (error instanceof UpstreamFault) return error;
  if (error instanceof client.AuthorizationResponseError) return new UpstreamFault('provider-refused', error);
  return new UpstreamFault(isAway(error) ? 'provider-away' : 'answer-invalid', error);
}

const AWAY = new Set<unknown>(['OAUTH_TIMEOUT', 'ERR_JWKS_TIMEOUT']);

/** No answer at all, or one of a server in trouble. Read by shape: faults of the platform's fetch come wrapped, at several depths. */
function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, status, cause } = error as { code?: unknown; message?: unknown; status?: unknown; cause?: unknown };
  return AWAY.has(code) || message === 'fetch failed' || (typeof status === 'number' && status >= 500) || isAway(cause);
}
