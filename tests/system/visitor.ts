import type { Answer } from './installation.js';

const CLICKS_MAX = 30;

/** A browser in front of an installation: it keeps cookies, follows redirects from site to site, and presses the buttons of a sign-in. */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();
  #csrfToken = '';

  constructor(private readonly origin: string) {}

  /** Signs in through a provider as one of the people the simulator plays, and opens the first page. Answers where the way ended. */
  async signIn(provider: 'vneid' | 'province', persona: string): Promise<string> {
    let { response, url } = await this.#follow(`${this.origin}/auth/sign-in`);
    if (!url.includes('/oidc/interaction/')) return url;
    ({ response, url } = await this.#follow(`${url}/upstream/${provider}`));
    if (new URL(url).origin !== this.origin) ({ response, url } = await this.#follow(url, { method: 'POST', body: new URLSearchParams({ persona }) }));
    if (!response.ok) return `${response.status} ${await response.text()}`;
    const { body } = await this.get<{ csrfToken?: string }>('/api/v1/session');
    this.#csrfToken = body.csrfToken ?? '';
    return new URL(url).pathname;
  }

  async get<T>(path: string): Promise<Answer<T>> {
    return this.#ask(path, {});
  }

  /** Writes as a page of the installation does; other headers take the place of those such a page sends. */
  async write<T>(method: 'POST' | 'DELETE', path: string, body?: unknown, headers: Readonly<Record<string, string>> = this.ownPage): Promise<Answer<T>> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.#ask(path, { method, body: body === undefined ? null : JSON.stringify(body), headers: { ...json, 'idempotency-key': crypto.randomUUID(), ...headers } });
  }

  get ownPage(): Readonly<Record<string, string>> {
    return { origin: this.origin, 'x-csrf-token': this.#csrfToken };
  }

  /** Everything the installation has left with the browser. */
  get cookies(): ReadonlyMap<string, string> {
    return this.#cookiesOf(this.origin);
  }

  async #ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
    const response = await this.#send(`${this.origin}${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }

  async #follow(start: string, init: RequestInit = {}): Promise<{ response: Response; url: string }> {
    let url = start;
    let response = await this.#send(url, init);
    for (let click = 0; click < CLICKS_MAX; click += 1) {
      const next = response.headers.get('location');
      if (next === null) return { response, url };
      url = new URL(next, url).href;
      response = await this.#send(url, {});
    }
    throw new Error(`the way does not end; it came to ${url}`);
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const cookies = this.#cookiesOf(new URL(url).origin);
    const response = await fetch(url, {
      ...init, redirect: 'manual', signal: AbortSignal.timeout(20_000), headers: { ...init.headers as Record<string, string>, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  #cookiesOf(origin: string): Map<string, string> {
    const known = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, known);
    return known;
  }
}
