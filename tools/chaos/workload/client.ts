import { createHash } from 'node:crypto';
import type { History, Outcome } from './history.ts';

/** R07: no request may hang longer, so whoever waits longer counts as one that hung. */
export const ANSWER_MAX_MS = 10_000;
/** A token lives ten minutes. */
const TOKEN_REUSE_MS = 8 * 60_000;

export type Command = { proc: string; op: string; account: string; path: string; key: string; body: unknown; dossierId?: string; ifVersion?: number };
export type Question = { proc: string; op: string; account: string; path: string; dossierId?: string; body?: unknown };
type Answer = { dossier?: DossierView; trackingSecret?: string } & Partial<DossierView> & { error?: string };
export type DossierView = { dossierId: string; code: string; procedureCode?: string; version: number; status: string; needsSignature?: boolean; replacement?: { step: string }; allowedActions?: string[]; missingComponents?: { code: string }[]; supplement?: { count: number } };
export type Told = { outcome: Outcome; dossier?: DossierView; secret?: string };

/** Speaks HTTP alone, like any integrator's program, and writes every attempt down. */
export class Client {
  /** Told of every answer to a command. */
  onAnswer: (command: Command, told: Told) => void = () => undefined;
  /** Requests that had no answer in time: what was asked, and how long it took. */
  readonly hanging: string[] = [];
  noToken = 0;
  readonly counts = { ok: 0, fail: 0, info: 0 };
  readonly uploads = { tried: 0, made: 0 };
  private readonly tokens = new Map<string, { token: string; atMs: number }>();
  private readonly origin: string;
  private readonly secret: string;
  private readonly history: History;

  constructor(origin: string, secret: string, history: History) {
    this.origin = origin;
    this.secret = secret;
    this.history = history;
  }

  async command(command: Command): Promise<Told> {
    const { path, body, ...attempt } = command;
    const token = await this.token(attempt.account);
    const text = JSON.stringify(body);
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': attempt.key };
    if (attempt.ifVersion !== undefined) headers['if-match'] = `"${attempt.ifVersion}.full"`;
    const id = this.history.invoke({ ...attempt, body: sha256(text) });
    const told = this.settle(id, attempt.account, await this.send(path, { method: 'POST', headers, body: text }));
    this.onAnswer(command, told);
    return told;
  }

  async ask({ path, body, ...question }: Question): Promise<Told> {
    const headers: Record<string, string> = {};
    if (body === undefined) headers['authorization'] = `Bearer ${await this.token(question.account)}`;
    else headers['content-type'] = 'application/json';
    const id = this.history.invoke(question);
    return this.settle(id, question.account, await this.send(path, { method: body === undefined ? 'GET' : 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
  }

  /**
   * Brings a file up in one piece by the protocol for uploads; its id, or undefined when that did not come about. Nothing of it is
   * written down: a file is promised to nobody before a dossier names it.
   */
  async upload(account: string, bytes: Buffer<ArrayBuffer>): Promise<string | undefined> {
    this.uploads.tried += 1;
    try {
      const headers = { authorization: `Bearer ${await this.token(account)}`, 'tus-resumable': '1.0.0' };
      const created = await this.transfer('/api/v1/uploads', { method: 'POST', headers: { ...headers, 'upload-length': String(bytes.byteLength) } });
      const place = created?.headers.get('location') ?? undefined;
      if (place === undefined) return undefined;
      const sent = await this.transfer(place, { method: 'PATCH', headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: bytes });
      if (sent === undefined) return undefined;
      this.uploads.made += 1;
      return place.split('/').at(-1);
    } catch {
      // No token to be had, or a fault on the way: the desk goes on without a scan.
      return undefined;
    }
  }

  /** A command that is promised to nobody and not written down; whether it came about. */
  async write(account: string, path: string, key: string, body: unknown): Promise<boolean> {
    try {
      const headers = { 'authorization': `Bearer ${await this.token(account)}`, 'content-type': 'application/json', 'idempotency-key': key };
      return await this.transfer(path, { method: 'POST', headers, body: JSON.stringify(body) }) !== undefined;
    } catch {
      // No token to be had, or a fault on the way.
      return false;
    }
  }

  /** Reads what is public before the work begins; nothing of it is written down. */
  async show<T>(path: string): Promise<T> {
    const response = await fetch(`${this.origin}${path}`, { signal: AbortSignal.timeout(ANSWER_MAX_MS) });
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return await response.json() as T;
  }

  /** Reads a collection before the work begins; nothing of it is written down. */
  async list<T>(path: string, account?: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor = ''; ;) {
      const headers = account === undefined ? {} : { authorization: `Bearer ${await this.token(account)}` };
      const response = await fetch(`${this.origin}${path}${cursor}`, { headers, signal: AbortSignal.timeout(ANSWER_MAX_MS) });
      if (!response.ok) throw new Error(`${path} answers ${response.status}`);
      const page = await response.json() as { items: T[]; nextCursor?: string };
      items.push(...page.items);
      if (page.nextCursor === undefined) return items;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }

  private settle(id: number, account: string, sent: { http: number | null; body: Answer; reason: string }): Told {
    const outcome = outcomeOf(sent);
    this.history.settle(id, outcome);
    this.counts[outcome.type] += 1;
    // Signed in too long ago, or the service's clock is elsewhere.
    if (sent.http === 401) this.tokens.delete(account);
    if (outcome.type !== 'ok') return { outcome };
    const dossier = dossierOf(sent.body);
    return { outcome, ...(dossier === undefined ? {} : { dossier }), ...(sent.body.trackingSecret === undefined ? {} : { secret: sent.body.trackingSecret }) };
  }

  private async send(path: string, init: RequestInit): Promise<{ http: number | null; body: Answer; reason: string }> {
    const beganAtMs = performance.now();
    try {
      const response = await fetch(this.origin + path, { ...init, signal: AbortSignal.timeout(ANSWER_MAX_MS + 2_000) });
      const body = await response.json() as Answer;
      return { http: response.status, body, reason: '' };
    } catch (error) {
      return { http: null, body: {}, reason: reasonOf(error) };
    } finally {
      this.noteIfHung(path, beganAtMs);
    }
  }

  private noteIfHung(path: string, beganAtMs: number): void {
    const tookMs = performance.now() - beganAtMs;
    if (tookMs > ANSWER_MAX_MS) this.hanging.push(`${path} ${(tookMs / 1000).toFixed(1)} s`);
  }

  private async transfer(path: string, init: RequestInit): Promise<Response | undefined> {
    const response = await fetch(new URL(path, this.origin), { ...init, signal: AbortSignal.timeout(ANSWER_MAX_MS + 2_000) });
    await response.arrayBuffer();
    return response.ok ? response : undefined;
  }

  /** Throws while identity cannot be reached: then nothing was attempted. */
  private async token(account: string): Promise<string> {
    const beganAtMs = performance.now();
    try {
      return await this.signIn(account);
    } catch (error) {
      this.noToken += 1;
      this.noteIfHung('/oidc/token', beganAtMs);
      throw error;
    }
  }

  /** Fetches a token whatever is known; throws when there is none to be had. */
  async signInAgain(account: string): Promise<void> {
    this.tokens.delete(account);
    await this.token(account);
  }

  private async signIn(account: string): Promise<string> {
    const known = this.tokens.get(account);
    if (known !== undefined && performance.now() - known.atMs < TOKEN_REUSE_MS) return known.token;
    const body = new URLSearchParams({ grant_type: 'urn:haicap:grant:local', client_id: 'haicap-cli', account, secret: this.secret });
    const response = await fetch(`${this.origin}/oidc/token`, { method: 'POST', body, signal: AbortSignal.timeout(ANSWER_MAX_MS + 2_000) });
    const { access_token: token } = await response.json() as { access_token?: string };
    if (token === undefined) throw new Error(`no token for ${account}: ${response.status}`);
    this.tokens.set(account, { token, atMs: performance.now() });
    return token;
  }
}

/** Not signed in, and too many requests: the door's answers, not the owner's. */
const DOOR = new Set([401, 429]);

function outcomeOf({ http, body, reason }: { http: number | null; body: Answer; reason: string }): Outcome {
  const code = body.code ?? body.error ?? '';
  if (http === null || isUnknown(http, code)) return { type: 'info', http, reason: reason || code };
  return http >= 400 ? { type: 'fail', http, code: code || 'UNREADABLE' } : success(http, body);
}

/** Broken, still being worked on, or turned away at the door: what becomes of it, or became of an earlier try, is not known yet. */
function isUnknown(http: number, code: string): boolean {
  return http >= 500 || DOOR.has(http) || code === 'IDEMPOTENCY_KEY_IN_FLIGHT';
}

function success(http: number, body: Answer): Outcome {
  const dossier = dossierOf(body);
  const seen = dossier === undefined ? {} : { dossierId: dossier.dossierId, code: dossier.code, version: dossier.version, status: dossier.status };
  return { type: 'ok', http, ...seen, ...(body.trackingSecret === undefined ? {} : { secret: sha256(body.trackingSecret) }) };
}

/** fetch says only that it failed; the cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return (error.cause instanceof Error ? error.cause.message : `${error.name}: ${error.message}`).slice(0, 200);
}

function dossierOf(body: Answer): DossierView | undefined {
  if (body.dossier !== undefined) return body.dossier;
  return typeof body.dossierId === 'string' && typeof body.version === 'number' ? body as DossierView : undefined;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
