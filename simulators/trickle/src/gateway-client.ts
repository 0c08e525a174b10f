/** What the simulator knows of the public interface. It is written against HTTP alone, like any integrator's program. */
export interface Unit { readonly unitId: string; readonly code: string; readonly fullName: string; readonly provinceCode: string }
export interface Procedure { readonly code: string; readonly competentLevel: 'commune' | 'province'; readonly isSimple?: boolean; readonly components: readonly { code: string; required: boolean; originals: number; copies: number }[] }
export interface Dossier {
  readonly dossierId: string; readonly code: string; readonly version: number; readonly status: string; readonly procedureCode: string;
  readonly receivingUnitId: string; readonly competentUnitId: string; readonly returningUnitId: string;
  readonly missingComponents: readonly { readonly code: string }[];
  readonly supplement?: { readonly count: number };
  readonly needsSignature?: boolean;
  readonly replacement?: { readonly step: string };
}
export interface Officer { readonly officerId: string; readonly login: string; readonly posts: readonly { unitId: string; role: string }[] }
interface Page<T> { readonly items: readonly T[]; readonly nextCursor?: string }

/** The gateway said no. `retryAfterMs` is set when it asked to come again later. */
export class RequestRefused extends Error {
  constructor(readonly status: number, readonly code: string, readonly retryAfterMs: number | null) {
    super(`${status} ${code}`);
  }
}

const REQUEST_TIMEOUT_MS = 15_000;
/** A token lives ten minutes; a new one is fetched before that. */
const TOKEN_REUSE_MS = 8 * 60_000;

interface Write { readonly account: string; readonly key: string; readonly body: unknown; readonly version?: number }

/** A client of the gateway that signs in as demo accounts with the grant that exists only in the profile `local`. */
export class GatewayClient {
  readonly #tokens = new Map<string, { token: Promise<string>; fetchedAtMs: number }>();

  constructor(private readonly origin: string, private readonly secret: string, private readonly nowMs: () => number) {}

  /** Reads every page of a public or protected list. */
  async list<T>(path: string, account?: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const next: string = cursor === undefined ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
      const page = await this.read<Page<T>>(next, account);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return items;
  }

  async read<T>(path: string, account?: string): Promise<T> {
    const authorization = account === undefined ? {} : { authorization: `Bearer ${await this.#token(account)}` };
    return (await this.#send(path, { headers: { accept: 'application/json', ...authorization } })) as T;
  }

  /** Sends a command under its idempotency key; sending it again with the same key has no second effect. */
  async write<T>(path: string, { account, key, body, version }: Write): Promise<T> {
    const ifMatch: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}.full"` };
    const headers = { authorization: `Bearer ${await this.#token(account)}`, 'content-type': 'application/json', 'idempotency-key': key, ...ifMatch };
    return (await this.#send(path, { method: 'POST', headers, body: JSON.stringify(body) })) as T;
  }

  #token(account: string): Promise<string> {
    const known = this.#tokens.get(account);
    if (known !== undefined && this.nowMs() - known.fetchedAtMs < TOKEN_REUSE_MS) return known.token;
    const token = this.#signIn(account);
    this.#tokens.set(account, { token, fetchedAtMs: this.nowMs() });
    token.catch(() => this.#tokens.delete(account));
    return token;
  }

  async #signIn(account: string): Promise<string> {
    const body = new URLSearchParams({ grant_type: 'urn:haicap:grant:local', client_id: 'haicap-cli', account, secret: this.secret });
    const answer = (await this.#send('/oidc/token', { method: 'POST', body })) as { access_token: string };
    return answer.access_token;
  }

  async #send(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(this.origin + path, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body = (await response.json()) as { code?: string; error?: string };
    if (response.ok) return body;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new RequestRefused(response.status, body.code ?? body.error ?? 'UNREADABLE', Number.isFinite(seconds) ? seconds * 1_000 : null);
  }
}
