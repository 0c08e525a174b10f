import createClient, { type Client } from 'openapi-fetch';
import { clientTokens, type ClientCredentials, type TokenSource } from './access-token.js';
import type { paths } from './schema.js';
import { sender } from './send.js';

export interface HaicapSettings {
  /** For example `https://dichvucong.example.vn`. */
  readonly baseUrl: string;
  /** Client credentials, or another source of tokens; without any, only what needs no sign-in. */
  readonly credentials?: ClientCredentials | TokenSource;
  /** How often a request is sent again that may be; 4 when left out. */
  readonly retries?: number;
  readonly fetch?: typeof globalThis.fetch;
}

export type HaicapClient = Client<paths, 'application/json'>;

/**
 * The interface of a province, typed by its OpenAPI document. A refusal throws a `HaicapProblem`; `data` is there otherwise. Example:
 * `const haicap = createHaicap({ baseUrl, credentials: { clientId, clientSecret } }); const { data } = await haicap.GET('/api/v1/units', { params: { query: { q: 'hac thanh' } } });`
 */
export function createHaicap({ baseUrl, credentials, retries = 4, fetch = globalThis.fetch }: HaicapSettings): HaicapClient {
  const send = sender({
    fetch, retries, tokens: tokensOf(credentials, baseUrl, fetch),
    newKey: () => crypto.randomUUID(), random: randomPart, wait: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
  });
  return createClient<paths, 'application/json'>({ baseUrl, fetch: send });
}

function tokensOf(credentials: HaicapSettings['credentials'], baseUrl: string, fetch: typeof globalThis.fetch): TokenSource | undefined {
  if (credentials === undefined || 'get' in credentials) return credentials;
  return clientTokens(credentials, { tokenUrl: new URL('/oidc/token', baseUrl).href, fetch, now: () => performance.now() });
}

function randomPart(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}
