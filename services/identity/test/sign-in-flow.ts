import { createHash } from 'node:crypto';

const VERIFIER = 'a-verifier-that-is-long-enough-for-rfc-7636-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** What the gateway knows and no browser does. */
export const WEB_CLIENT_SECRET = 'a-secret-between-gateway-and-identity';

export interface TokenAnswer { access_token: string; token_type: string; expires_in: number; refresh_token?: string; id_token?: string; error?: string }

/** Another site: what happens there until it sends the browser back, to the address that is answered. */
export interface Elsewhere {
  readonly origin: string;
  readonly visit: (url: string) => Promise<string>;
}

/** A browser reduced to what the code flow needs: cookies, redirects that stay at the issuer, and one form. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  /** `publicOrigin` is what the addresses say; requests really go to `listener`, as they do behind the gateway. */
  constructor(private readonly listener: string, private readonly publicOrigin: string) {}

  async get(url: string): Promise<Response> {
    return this.send(url, { method: 'GET' });
  }

  async postForm(url: string, fields: Record<string, string>, origin = this.publicOrigin): Promise<Response> {
    return this.send(url, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });
  }

  /** Follows redirects until a page, or an address outside of the issuer and, when one is named, of the provider that was visited. */
  async follow(response: Response, elsewhere?: Elsewhere): Promise<{ response: Response; url: string }> {
    let current = response;
    let url = '';
    while (current.status === 302 || current.status === 303) {
      url = new URL(current.headers.get('location') ?? '', this.publicOrigin).href;
      if (url.startsWith(`${this.publicOrigin}/oidc/`)) current = await this.get(url);
      else if (elsewhere !== undefined && url.startsWith(elsewhere.origin)) {
        url = await elsewhere.visit(url);
        current = await this.get(url);
      } else return { response: current, url };
    }
    return { response: current, url };
  }

  private async send(url: string, init: { method: string; body?: URLSearchParams; headers?: Record<string, string> }): Promise<Response> {
    const { pathname, search, host, protocol } = new URL(url, this.publicOrigin);
    const response = await fetch(`${this.listener}${pathname}${search}`, {
      ...init, redirect: 'manual',
      headers: {
        ...init.headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      this.cookies.set(name, pair.slice(name.length + 1));
    }
    return response;
  }
}

/** The address of the authorization endpoint as the web client asks, or otherwise where a test wishes. */
export function authorizationAddress(publicOrigin: string, wish: Readonly<Record<string, string>> = {}): string {
  const asked = {
    client_id: 'haicap-web', response_type: 'code', scope: 'openid api', redirect_uri: `${publicOrigin}/auth/callback`,
    code_challenge: CHALLENGE, code_challenge_method: 'S256', state: 'state-1', nonce: 'nonce-1', ...wish,
  };
  return `/oidc/auth?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()}`;
}

/** Opens it, up to the sign-in page. */
export async function openSignIn(browser: Browser, publicOrigin: string, wish: Readonly<Record<string, string>> = {}): Promise<{ response: Response; url: string }> {
  return browser.follow(await browser.get(authorizationAddress(publicOrigin, wish)));
}

/** Asks for tokens as the gateway does: with its secret. */
export async function askAsGateway(listener: string, fields: Record<string, string>, secret = WEB_CLIENT_SECRET): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`haicap-web:${encodeURIComponent(secret)}`).toString('base64')}`;
  return fetch(`${listener}/oidc/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) });
}

/** Exchanges the code of the last redirect for tokens. */
export async function exchangeCode(listener: string, publicOrigin: string, code: string, verifier = VERIFIER): Promise<Response> {
  return askAsGateway(listener, { grant_type: 'authorization_code', code, redirect_uri: `${publicOrigin}/auth/callback`, code_verifier: verifier });
}

/** Asks for a token by the grant of the profile `local`. */
export async function askLocalToken(listener: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${listener}/oidc/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'urn:haicap:grant:local', client_id: 'haicap-cli', ...fields }),
  });
}
