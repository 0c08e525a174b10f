import * as openid from 'openid-client';
import type { Clock } from '@haicap/kernel';
import type { SessionTokens } from './session.js';

/** The gateway as a client of the issuer; no other client has people sign in. */
const WEB_CLIENT_ID = 'haicap-web';
export const CALLBACK_PATH = '/auth/callback';
const ANSWERS_MAX_S = 8;
const TOKEN_REFUSED = 'invalid_grant';

export interface IdentityClientOptions {
  readonly issuer: string;
  /** Where identity listens; its public address is of no use in here. */
  readonly identityUrl: string;
  readonly publicOrigin: string;
  readonly clientSecret: string;
  readonly clock: Clock;
}

/** What a sign-in that has begun is held to when it comes back. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The issuer refused: a code or a renewal token that is not good, or an answer that is not for this sign-in. */
export class SignInRefused extends Error {
  constructor(readonly reason: string, cause?: unknown) {
    super('the issuer refused', { cause });
    this.name = 'SignInRefused';
  }
}

/** The issuer could not be asked. */
export class IdentityUnavailable extends Error {
  constructor(cause: unknown) {
    super('identity cannot be asked', { cause });
    this.name = 'IdentityUnavailable';
  }
}

/** Authorization code with PKCE, state and nonce, and renewal, against our own issuer over its internal listener. */
export class IdentityClient {
  private readonly config: openid.Configuration;

  constructor(private readonly options: IdentityClientOptions) {
    const { issuer, clientSecret } = options;
    this.config = new openid.Configuration(
      {
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, revocation_endpoint: `${issuer}/token/revocation`,
        authorization_response_iss_parameter_supported: true,
      },
      WEB_CLIENT_ID, { id_token_signed_response_alg: 'RS256' }, openid.ClientSecretBasic(clientSecret),
    );
    this.config.timeout = ANSWERS_MAX_S;
    this.config[openid.customFetch] = (url, init) => this.fetchInside(url, init as RequestInit);
    // The answers come over the internal listener, whatever the public address begins with.
    openid.allowInsecureRequests(this.config);
  }

  /** A new sign-in: what to remember of it, and where to send the browser. The person always shows who they are. */
  async begin(): Promise<{ checks: SignInChecks; url: string }> {
    const checks = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier() };
    const url = openid.buildAuthorizationUrl(this.config, {
      scope: 'openid api', redirect_uri: `${this.options.publicOrigin}${CALLBACK_PATH}`, state: checks.state, nonce: checks.nonce, prompt: 'login',
      code_challenge: await openid.calculatePKCECodeChallenge(checks.codeVerifier), code_challenge_method: 'S256',
    });
    return { checks, url: url.href };
  }

  /** Tokens for the code in the address that the browser came back with. */
  async finish(path: string, { state, nonce, codeVerifier }: SignInChecks): Promise<SessionTokens> {
    return this.tokensOf(() => openid.authorizationCodeGrant(this.config, new URL(path, this.options.publicOrigin), {
      expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true,
    }));
  }

  async renew(refreshToken: string): Promise<SessionTokens> {
    try {
      return await this.tokensOf(() => openid.refreshTokenGrant(this.config, refreshToken));
    } catch (error) {
      // Only of its token a session is over: a client that the issuer does not know, for one, is a fault of the installation.
      throw error instanceof SignInRefused && error.reason !== TOKEN_REFUSED ? new IdentityUnavailable(error) : error;
    }
  }

  /** Tells the issuer that nobody renews this session any more. */
  async revoke(refreshToken: string): Promise<void> {
    await openid.tokenRevocation(this.config, refreshToken, { token_type_hint: 'refresh_token' });
  }

  private async tokensOf(ask: () => Promise<openid.TokenEndpointResponse>): Promise<SessionTokens> {
    const askedAtMs = this.options.clock.now().getTime();
    try {
      const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresInS } = await ask();
      if (refreshToken === undefined || expiresInS === undefined) throw new SignInRefused('incomplete');
      return { accessToken, refreshToken, accessExpiresAtMs: askedAtMs + expiresInS * 1_000 };
    } catch (error) {
      throw asRefusal(error);
    }
  }

  private fetchInside(url: string, init: RequestInit): Promise<Response> {
    const { host, protocol } = new URL(this.options.publicOrigin);
    const { pathname, search } = new URL(url);
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-host', host);
    headers.set('x-forwarded-proto', protocol.slice(0, -1));
    return fetch(`${this.options.identityUrl}${pathname}${search}`, { ...init, headers });
  }
}

// What the issuer says with a body is about this sign-in; everything else, a fault of 5xx included, is about identity.
function asRefusal(error: unknown): Error {
  if (error instanceof SignInRefused) return error;
  if (error instanceof openid.AuthorizationResponseError) return new SignInRefused(error.error, error);
  if (error instanceof openid.ResponseBodyError && error.status < 500) return new SignInRefused(error.error, error);
  if (error instanceof openid.ClientError && MISMATCHES.test(error.code ?? '')) return new SignInRefused('mismatch', error);
  return new IdentityUnavailable(error);
}

/** State, nonce, issuer or claims that do not belong to this sign-in. */
const MISMATCHES = /^OAUTH_(INVALID_RESPONSE|JWT_CLAIM_COMPARISON_FAILED|JWT_TIMESTAMP_CHECK_FAILED|MISSING_SERVER_METADATA|JSON_ATTRIBUTE_COMPARISON_FAILED)$/;
