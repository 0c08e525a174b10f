import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { freePort } from '@haicap/testing';
import Provider from 'oidc-provider';
import { HAC_THANH } from './example-replies.js';
import { WEB_CLIENT_SECRET } from './running-gateway.js';

export const PEOPLE = {
  citizen: { accountId: 'c0d9da00-0000-5000-8000-000000000001', kind: 'citizen', posts: [] as { unitId: string; role: string }[] },
  officer: { accountId: '01980000-0000-7000-8000-000000000002', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'one-stop-officer' }] },
};

/** A real OpenID provider in the place of identity, at which whoever is named in `person` signs in at once. */
export interface SignInIssuer {
  readonly origin: string;
  readonly url: string;
  readonly issuer: string;
  person: (typeof PEOPLE)[keyof typeof PEOPLE];
  accessTokenTtlS: number;
  /** How many renewals it was asked for. */
  renewals: number;
  revocations: number;
  isAway: boolean;
  /** The error by which every request for tokens is answered. */
  refuses: 'invalid_grant' | 'invalid_client' | false;
  /** The cookies that requests brought along. */
  readonly cookiesSeen: string[];
  close(): Promise<void>;
}

export async function signInIssuer(): Promise<SignInIssuer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // What browsers type: the gateway, behind which this stands.
  const origin = 'http://localhost:8080';
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const state: SignInIssuer = { origin, url, issuer: `${origin}/oidc`, person: PEOPLE.citizen, accessTokenTtlS: 600, renewals: 0, revocations: 0, isAway: false, refuses: false, cookiesSeen: [], close: () => closed() };
  const provider = new Provider(state.issuer, {
    clients: [{ client_id: 'haicap-web', client_secret: WEB_CLIENT_SECRET, token_endpoint_auth_method: 'client_secret_basic', grant_types: ['authorization_code', 'refresh_token'], redirect_uris: [`${origin}/auth/callback`] }],
    jwks: { keys: [{ use: 'sig', alg: 'RS256', ...privateKey.export({ format: 'jwk' }) }] }, cookies: { keys: ['a-cookie-key'] }, pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, RefreshToken: 600, IdToken: 600 },
    scopes: ['openid'], issueRefreshToken: () => true, rotateRefreshToken: true,
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    extraTokenClaims: (_ctx, token) => {
      const person = Object.values(PEOPLE).find(({ accountId }) => 'accountId' in token && token.accountId === accountId);
      return person && { kind: person.kind, posts: person.posts };
    },
    interactions: { url: (_ctx, { uid }) => `/oidc/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false }, revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true, defaultResource: () => 'urn:haicap:api', useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'api', audience: 'haicap', accessTokenTTL: state.accessTokenTtlS, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider: { Grant } } = ctx.oidc;
      const grant = new Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
      grant.addOIDCScope('openid');
      grant.addResourceScope('urn:haicap:api', 'api');
      await grant.save();
      return grant;
    },
  });
  provider.proxy = true;
  provider.on('grant.success', ({ oidc }) => { if (oidc.params?.['grant_type'] === 'refresh_token') state.renewals += 1; });
  const server = createServer((request, response) => {
    if (state.isAway) return void request.socket.destroy();
    const path = request.url ?? '';
    state.cookiesSeen.push(request.headers.cookie ?? '');
    if (path.startsWith('/oidc/token/revocation')) state.revocations += 1;
    if (state.refuses !== false) return void response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: state.refuses }));
    Object.assign(request, { originalUrl: path, url: path.replace(/^\/oidc/, '') });
    if (!path.startsWith('/oidc/interaction/')) return void provider.callback()(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: state.person.accountId } });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const closed = () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()); });
  return state;
}

/** A browser in front of the gateway: it keeps cookies and follows redirects that stay at the public address. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];

  constructor(private readonly gatewayUrl: string, private readonly origin: string, private readonly userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0') {}

  async send(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Response> {
    const { pathname, search } = new URL(path, this.origin);
    const response = await fetch(`${this.gatewayUrl}${pathname}${search}`, {
      ...init, redirect: 'manual', headers: { 'user-agent': this.userAgent, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects, and gives the last answer and where it came from. */
  async open(path: string): Promise<{ response: Response; path: string }> {
    let at = path;
    for (;;) {
      const response = await this.send(at);
      const next = response.headers.get('location');
      if (next === null || response.status < 300 || response.status >= 400) return { response, path: at };
      const url = new URL(next, this.origin);
      if (url.origin !== this.origin) return { response, path: next };
      at = `${url.pathname}${url.search}`;
    }
  }
}
