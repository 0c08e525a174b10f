/** Who a program is. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What it asks for; everything it may do when left out. */
  readonly scopes?: readonly string[];
}

export interface TokenSource {
  /** A token that is good for a while. */
  get(): Promise<string>;
  /** The platform does not take this one any more. */
  forget(token: string): void;
}

/** The issuer gives no token, and will not when asked again: wrong id or secret, a withdrawn client, a scope it does not have. */
export class SignInRefused extends Error {
  constructor(readonly status: number, readonly reason: string) {
    super(`the issuer refuses a token: ${reason} (${status})`);
    this.name = 'SignInRefused';
  }
}

/** The issuer cannot say now whether it gives one: the request that needs a token fares as if this had become of itself, and may be sent again. */
export class TokenUnavailable extends Error {
  /** An answer anew for each request that waited for the same token, or the fault of the way there. */
  constructor(readonly outcome: () => unknown) {
    super('the issuer has no answer for the moment');
    this.name = 'TokenUnavailable';
  }
}

const FOR_GOOD = [400, 401, 403];
// A request under way must not meet the end of its token.
const SPARE_MS = 60_000;

/** Tokens by client credentials, one for all requests and renewed before it ends. */
export function clientTokens({ clientId, clientSecret, scopes }: ClientCredentials, { tokenUrl, fetch, now }: { readonly tokenUrl: string; readonly fetch: typeof globalThis.fetch; readonly now: () => number }): TokenSource {
  let present: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (): Promise<string> => {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        // RFC 6749 §2.3.1: both parts are form-encoded first.
        authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...(scopes === undefined ? {} : { scope: scopes.join(' ') }) }),
    }).catch((error: unknown) => { throw new TokenUnavailable(() => error); });
    if (!response.ok && !FOR_GOOD.includes(response.status)) {
      const [{ status, headers }, text] = [response, await response.text().catch(() => '')];
      throw new TokenUnavailable(() => new Response(text, { status, headers }));
    }
    const answer = (await response.json().catch((error: unknown) => {
      // A refusal needs no body to be one; an answer that broke off on its way says nothing.
      if (response.ok) throw new TokenUnavailable(() => error);
      return {};
    })) as { access_token?: string; expires_in?: number; error?: string };
    if (!response.ok || answer.access_token === undefined) throw new SignInRefused(response.status, answer.error ?? 'no token in the answer');
    const lastsMs = (answer.expires_in ?? 0) * 1_000;
    present = { token: answer.access_token, until: now() + lastsMs - Math.min(SPARE_MS, lastsMs / 2) };
    return answer.access_token;
  };

  return {
    async get() {
      if (present !== undefined && now() < present.until) return present.token;
      // Many requests that find it ended ask once.
      asking ??= ask().finally(() => { asking = undefined; });
      return asking;
    },
    forget(token) {
      if (present?.token === token) present = undefined;
    },
  };
}
