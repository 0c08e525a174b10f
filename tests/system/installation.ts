import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SIMPLE_PROCEDURE } from './names.js';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
// They last ten minutes, and a long run lasts longer.
const TOKEN_USED_MS = 480_000;

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}
export interface Call {
  readonly as?: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly key?: string;
  readonly version?: number;
}
export interface Unit { readonly unitId: string; readonly code: string; readonly fullName: string; readonly type: string }
export interface Dossier { readonly dossierId: string; readonly code: string; readonly version: number; readonly status: string; readonly dueOn: string | null }
export interface Received { readonly dossier: Dossier; readonly trackingSecret: string; readonly trackingToken: string }
export interface Summary { readonly figures: Record<'received' | 'resolved' | 'onTime' | 'late' | 'open' | 'overdue', number>; readonly appliedEvents: number }

/** A whole installation of its own, started by the launcher in an empty data folder and used through its gateway. */
export class Installation {
  /** Every dossier that a desk was told of; the report is right when it counts as many, however slowly facts travel. */
  readonly accepted = new Set<string>();
  readonly #tokens = new Map<string, { readonly token: string; readonly sinceMs: number }>();

  private constructor(readonly data: string, readonly port: number, readonly started: { timings: { firstReadyMs: number } }) {}

  static async start({ province = '38', simulated = false, clock, beside = [] }: { province?: string; simulated?: boolean; clock?: string; beside?: readonly ('payment-simulator' | 'identity-provider')[] } = {}): Promise<Installation> {
    const data = mkdtempSync(join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'province-'));
    const port = await freePort();
    const more = [...(simulated ? [] : ['--empty']), ...(clock === undefined ? [] : ['--clock', clock]), ...(beside.length === 0 ? [] : ['--with', beside.join(',')])];
    return new Installation(data, port, await Installation.#up(data, port, province, more));
  }

  /** One that runs already. */
  static at(data: string, port: number, started: { timings: { firstReadyMs: number } }): Installation {
    return new Installation(data, port, started);
  }

  static async #up(data: string, port: number, province: string, more: readonly string[]): Promise<{ timings: { firstReadyMs: number } }> {
    const words = ['up', '--detach', '--json', '--data', data, '--port', String(port), '--province', province, ...more];
    const { stdout } = await run(join(ROOT, 'haicap'), words, { maxBuffer: 8 << 20 });
    return JSON.parse(stdout) as { timings: { firstReadyMs: number } };
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Moves the clock of an installation that was started with one. */
  async moveClock(instant: string): Promise<void> {
    await run(join(ROOT, 'haicap'), ['clock', instant, '--data', this.data]);
  }

  /** Stops everything and starts it again with the data it has. */
  async restart(): Promise<void> {
    await this.down();
    await Installation.#up(this.data, this.port, '38', ['--empty']);
  }

  async down(): Promise<void> {
    await run(join(ROOT, 'haicap'), ['down', '--data', this.data]);
  }

  async remove(): Promise<void> {
    await this.down();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** What the doctor finds wrong; its exit code says the same. */
  async failedChecks(): Promise<unknown[]> {
    const { stdout } = await run(join(ROOT, 'haicap'), ['doctor', '--json', '--data', this.data], { maxBuffer: 8 << 20 })
      .catch((error: unknown) => error as { stdout: string });
    return (JSON.parse(stdout) as { checks: { status: string }[] }).checks.filter(({ status }) => status === 'FAIL');
  }

  async call<T>(path: string, { as, method = 'GET', body, key, version }: Call = {}): Promise<Answer<T>> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (as !== undefined) headers['authorization'] = `Bearer ${await this.token(as)}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST') headers['idempotency-key'] = key ?? randomUUID();
    if (version !== undefined) headers['if-match'] = `"${version}.full"`;
    const response = await fetch(this.origin + path, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: AbortSignal.timeout(20_000) });
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }

  /** The body of a call that must succeed. */
  async ask<T>(path: string, call: Call = {}): Promise<T> {
    const { status, body } = await this.call<T>(path, call);
    if (status >= 300) throw new Error(`${call.method ?? 'GET'} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async token(login: string): Promise<string> {
    const known = this.#tokens.get(login);
    if (known !== undefined && performance.now() < known.sinceMs + TOKEN_USED_MS) return known.token;
    const secret = readFileSync(join(this.data, 'local-grant.secret'), 'utf8').trim();
    const body = new URLSearchParams({ grant_type: 'urn:haicap:grant:local', client_id: 'haicap-cli', account: login, secret });
    const response = await fetch(`${this.origin}/oidc/token`, { method: 'POST', body });
    const answer = (await response.json()) as { access_token?: string };
    if (answer.access_token === undefined) throw new Error(`no token for ${login}: ${JSON.stringify(answer)}`);
    this.#tokens.set(login, { token: answer.access_token, sinceMs: performance.now() });
    return answer.access_token;
  }

  async commune(code: string): Promise<Unit> {
    const { items } = await this.ask<{ items: Unit[] }>(`/api/v1/units?level=commune&code=${code}`);
    if (items[0] === undefined) throw new Error(`no commune ${code}`);
    return items[0];
  }

  /** Receives a dossier at the desk of a commune with every required component. */
  async receive(communeCode: string, { key, fullName = 'Lê Thị Thử', personalNumber }: { key?: string; fullName?: string; personalNumber?: string } = {}): Promise<Answer<Received>> {
    const unit = await this.commune(communeCode);
    const { components } = await this.ask<{ components: { code: string; required: boolean; originals: number; copies: number }[] }>(`/api/v1/procedures/${SIMPLE_PROCEDURE}`);
    const body = {
      procedureCode: SIMPLE_PROCEDURE,
      receivingUnitId: unit.unitId,
      applicant: personalNumber === undefined ? { fullName } : { fullName, personalNumber },
      components: components.filter(({ required }) => required).map(({ code, originals, copies }) => ({ code, originals, copies })),
    };
    const answer = await this.call<Received>('/api/v1/dossiers', { as: `motcua.${communeCode}`, method: 'POST', body, ...(key === undefined ? {} : { key }) });
    if (answer.status === 201) this.accepted.add(answer.body.dossier.dossierId);
    return answer;
  }

  /** Assigns and completes a dossier as the people of its commune do. */
  async complete(communeCode: string, dossier: Dossier): Promise<Dossier> {
    const unit = await this.commune(communeCode);
    const chair = `chutich.${communeCode}`;
    const { items } = await this.ask<{ items: { officerId: string; login: string }[] }>(`/api/v1/officers?unitId=${unit.unitId}&limit=50`, { as: chair });
    const specialist = items.find(({ login }) => login === `chuyenvien.${communeCode}`);
    const assigned = await this.ask<Dossier>(`/api/v1/dossiers/${dossier.dossierId}/assignments`, { as: chair, method: 'POST', body: { assigneeId: specialist?.officerId }, version: dossier.version });
    return this.ask<Dossier>(`/api/v1/dossiers/${dossier.dossierId}/completion`, { as: `chuyenvien.${communeCode}`, method: 'POST', body: {}, version: assigned.version });
  }

  summary(): Promise<Summary> {
    return this.ask<Summary>('/api/v1/reports/summary');
  }

  /** The process id of a supervised process, as the launcher recorded it. */
  pidOf(name: string): number {
    const { processes } = JSON.parse(readFileSync(join(this.data, 'run.json'), 'utf8')) as { processes: Record<string, { identity: { pid: number } | null }> };
    const pid = processes[name]?.identity?.pid;
    if (pid === undefined) throw new Error(`${name} is not running; there are ${Object.keys(processes).join(', ')}`);
    return pid;
  }

  /** Every line that any process of the installation logged. */
  logs(): string {
    const folder = join(this.data, 'logs');
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  }
}

/** Waits until the check holds; its last answer is part of the failure. */
export async function eventually<T>(check: () => Promise<T>, holds: (value: T) => boolean, withinMs: number): Promise<T> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const value = await check().catch((error: unknown) => error as T);
    if (!(value instanceof Error) && holds(value)) return value;
    if (performance.now() > endMs) throw new Error(`not within ${withinMs} ms: ${value instanceof Error ? value.message : JSON.stringify(value)}`);
    await sleep(50);
  }
}

/** Reads the events of a stream until `enough` of them came. */
export async function readEvents(url: string, headers: Record<string, string>, enough: number, withinMs: number): Promise<{ id: string | undefined; event: string; data: string }[]> {
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: AbortSignal.timeout(withinMs) });
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}: ${await response.text()}`);
  const events: { id: string | undefined; event: string; data: string }[] = [];
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => block.split('\n').filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join('\n');
      if (field('data') !== '') events.push({ id: field('id') || undefined, event: field('event') || 'message', data: field('data') });
    }
    if (events.length >= enough) return events;
  }
  return events;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => { server.close(done); });
  return port;
}
