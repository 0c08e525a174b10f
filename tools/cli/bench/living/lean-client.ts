import { Agent, request } from 'node:http';
import { requestToken } from '../../commands/token.ts';
import type { Known } from '../../installation/running.ts';

/** A token lives ten minutes. */
const TOKEN_REUSE_MS = 8 * 60_000;

type Asked = { account: string; path: string; body?: unknown; key?: string; ifVersion?: number };

/** Speaks HTTP with as little of its own as can be: it shares the machine with what it measures. */
export class LeanClient {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly tokens = new Map<string, { token: Promise<string>; atMs: number }>();
  private readonly known: Known;

  constructor(known: Known) {
    this.known = known;
  }

  /** The answer of a request that has to succeed; a command when it has a key. */
  async ask<T>(asked: Asked): Promise<T> {
    const { status, text } = await this.answerTo(asked);
    if (status >= 300) throw new Error(`${asked.path} was answered with ${status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as T;
  }

  /** Whatever is answered. */
  async answerTo({ account, path, body, key, ifVersion }: Asked): Promise<{ status: number; text: string }> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string> = { authorization: `Bearer ${await this.token(account)}` };
    if (sent !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) });
    if (key !== undefined) headers['idempotency-key'] = key;
    if (ifVersion !== undefined) headers['if-match'] = `"${ifVersion}.full"`;
    return await this.send({ method: sent === undefined ? 'GET' : 'POST', path, headers, sent });
  }

  private async send({ method, path, headers, sent }: { method: string; path: string; headers: Record<string, string>; sent: string | undefined }): Promise<{ status: number; text: string }> {
    return await new Promise((done, fail) => {
      // By number: a name would be looked up for each connection.
      request({ host: '127.0.0.1', port: this.known.run.port, method, path, headers, agent: this.agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).once('end', () => done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() })).once('error', fail);
      }).once('error', fail).end(sent);
    });
  }

  private async token(account: string): Promise<string> {
    const known = this.tokens.get(account);
    if (known !== undefined && performance.now() - known.atMs < TOKEN_REUSE_MS) return await known.token;
    const token = requestToken(this.known.run.port, account, this.known.secrets.localGrantSecret);
    this.tokens.set(account, { token, atMs: performance.now() });
    return await token;
  }

  close(): void {
    this.agent.destroy();
  }
}
