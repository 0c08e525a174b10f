import { randomBytes } from 'node:crypto';
import Provider, { errors, interactionPolicy, type AdapterFactory, type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import type { TokenClaims } from '@haicap/contracts';
import { compareByDigest, EXTRA_CLIENT_METADATA, withServiceClients, type ServiceClients } from './client-credentials.js';
import { contentPolicy } from './answer-page.js';
import { issuerPages } from './issuer-pages.js';
import { cookiePrefix } from './sign-in-progress.js';
import { LOCAL_GRANT, registerLocalGrant, type LocalGrant } from './local-grant.js';
import { ACCESS_TOKEN_TTL_S, apiResource, API_RESOURCE } from './resource.js';

const SESSION_TTL_S = 12 * 3600;
const INTERACTION_TTL_S = 3600;
const CODE_TTL_S = 60;

export interface IssuerOptions {
  /** The public address, for example http://localhost:8080/oidc. */
  readonly issuer: string;
  readonly signingKey: JWK;
  readonly cookieKey: string;
  readonly webClientSecret: string;
  readonly adapter: AdapterFactory;
  /** The claims of an account today; undefined when it may have none, or when what began in the second `sinceS` counts no more. */
  readonly claims: (accountId: string, sinceS?: number) => Promise<Pick<TokenClaims, 'kind' | 'posts'> | undefined>;
  /** Programs of others, which come by client credentials. */
  readonly serviceClients: ServiceClients;
  /** Absent in production: there the grant does not exist. */
  readonly localGrant?: LocalGrant;
}

/** Makes the only issuer the platform trusts. It serves below the path of its address and signs with RS256 alone. */
export function openIssuer(options: IssuerOptions): Provider {
  const { origin, pathname } = new URL(options.issuer);
  const provider = new Provider(options.issuer, {
    adapter: withServiceClients(options.adapter, options.serviceClients),
    extraClientMetadata: EXTRA_CLIENT_METADATA,
    clients: clientsOf(origin, options),
    jwks: { keys: [{ use: 'sig', alg: 'RS256', ...options.signingKey }] },
    cookies: { keys: [options.cookieKey], names: cookieNames(options.issuer) },
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    // A browser names its origin also when it stays on ours.
    clientBasedCORS: (_ctx, from) => from === origin,
    features: features(),
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // Good once: a renewal token that comes a second time was copied, and ends what it belongs to.
    rotateRefreshToken: true,
    ttl: {
      AccessToken: ACCESS_TOKEN_TTL_S, AuthorizationCode: CODE_TTL_S, IdToken: ACCESS_TOKEN_TTL_S, Interaction: INTERACTION_TTL_S, Session: SESSION_TTL_S, Grant: SESSION_TTL_S, ClientCredentials: ACCESS_TOKEN_TTL_S,
      // One that was renewed ends when the first would have.
      RefreshToken: ({ oidc }) => oidc.entities.RotatedRefreshToken?.remainingTTL ?? SESSION_TTL_S,
    },
    interactions: { url: (_ctx, interaction) => `${pathname}/interaction/${interaction.uid}`, policy: signInPolicy() },
    extraTokenClaims: async (ctx, token) => {
      if (token.kind === 'ClientCredentials') {
        const claims = await programClaims(options.serviceClients, token.clientId ?? '', ctx.oidc.requestParamScopes);
        // The answer names what was granted, which may be less than what was asked (RFC 6749 §5.1).
        token.scope = claims.scopes?.join(' ');
        return claims;
      }
      const claims = 'accountId' in token && token.accountId !== undefined ? await options.claims(token.accountId) : undefined;
      return claims && { ...claims };
    },
    findAccount: async (ctx, accountId, token) => {
      const claims = await options.claims(accountId, token?.iat ?? ctx.oidc.session?.loginTs);
      return claims && { accountId, claims: () => ({ sub: accountId }) };
    },
    loadExistingGrant,
    renderError: (ctx, out) => {
      ctx.type = 'html';
      const nonce = randomBytes(16).toString('base64');
      ctx.set('content-security-policy', contentPolicy({ nonce }));
      ctx.body = issuerPages.fault(out.error, nonce);
    },
  } satisfies Configuration);
  // The listener is reached through the gateway alone, which writes the forwarded headers itself.
  provider.proxy = true;
  provider.use(forgetBrowser);
  compareByDigest(provider, options.serviceClients);
  if (options.localGrant) registerLocalGrant(provider, options.localGrant);
  return provider;
}

// With the prefix a browser takes them over https alone. They are for the addresses of one interaction, so they cannot be for the whole host.
function cookieNames(issuer: string) {
  const prefix = cookiePrefix(issuer);
  return { session: `${prefix}haicap_session`, interaction: `${prefix}haicap_interaction`, resume: `${prefix}haicap_resume` };
}

// By what the request says: of scopes that nobody has the token remembers none, and would look as if it had asked for none.
async function programClaims(programs: ServiceClients, clientId: string, asked: ReadonlySet<string>) {
  const claims = await programs.claims(clientId, asked);
  if (claims?.scopes?.length === 0) throw new errors.InvalidScope('the program holds none of these scopes', [...asked].join(' '));
  return { ...claims };
}

/** Beside the usual reasons to sign in: the session is of an account that was locked, or was ended, since it began. */
function signInPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(new interactionPolicy.Check('account_ended', 'the session counts no more',
    ({ oidc }) => oidc.session?.accountId !== undefined && oidc.account === undefined));
  return policy;
}

function features(): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    // Nobody here comes that way: the gateway signs out by revoking, and asks by the browser.
    rpInitiatedLogout: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API_RESOURCE,
      getResourceServerInfo: (_ctx, resource) => apiResource(resource),
      useGrantedResource: () => true,
    },
  };
}

function clientsOf(origin: string, { webClientSecret, localGrant }: IssuerOptions): NonNullable<Configuration['clients']> {
  const web = {
    client_id: 'haicap-web', client_name: 'HaiCap', token_endpoint_auth_method: 'client_secret_basic' as const, client_secret: webClientSecret,
    application_type: 'web' as const, grant_types: ['authorization_code', 'refresh_token'], response_types: ['code' as const],
    redirect_uris: [`${origin}/auth/callback`],
    // Not by a form: the issuer forgets the browser by the address that it sends it to. What it refuses by fragment keeps its reason.
    response_modes: ['query' as const, 'fragment' as const],
  };
  const cli = {
    client_id: 'haicap-cli', client_name: 'HaiCap CLI', token_endpoint_auth_method: 'none' as const,
    grant_types: [LOCAL_GRANT], response_types: [], redirect_uris: [],
  };
  return localGrant === undefined ? [web] : [web, cli];
}

/**
 * The session of a browser is kept by the gateway. The issuer remembers one only until its code is given out: the next person at the
 * same browser is asked who they are, and not taken for the last one.
 */
async function forgetBrowser(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const { provider, client } = ctx.oidc ?? {};
  const goesTo = ctx.res.getHeader('location');
  if (provider === undefined || typeof goesTo !== 'string' || !(client?.redirectUris ?? []).some((uri) => goesTo.startsWith(`${uri}?`) || goesTo.startsWith(`${uri}#`))) return;
  ctx.oidc.cookies.set(provider.cookieName('session'), null, { overwrite: true });
}

/** Our own pages ask for no consent: the person signs in to the platform that asks. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { session, client, provider, result } = ctx.oidc;
  if (!session || !client) return undefined;
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  if (grantId) return provider.Grant.find(grantId);
  const grant = new provider.Grant({ clientId: client.clientId, ...(session.accountId ? { accountId: session.accountId } : {}) });
  grant.addOIDCScope('openid');
  grant.addResourceScope(API_RESOURCE, 'api');
  await grant.save();
  return grant;
}
