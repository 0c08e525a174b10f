import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Config } from '../src/config.js';
import type { Elsewhere } from './sign-in-flow.js';

const CLIENT_SECRET = 'the-secret-of-the-test-client';

/** simulators/identity-provider as a process of its own: VNeID and a province's provider. */
export class SimulatedProviders {
  /** How often somebody was asked there who they are. */
  asked = 0;

  private constructor(private readonly child: ChildProcess, readonly origin: string, private readonly folder: string) {}

  static async start(redirectOrigin: string): Promise<SimulatedProviders> {
    const folder = mkdtempSync(join(tmpdir(), 'identity-provider-'));
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, CLIENT_SECRET);
    const program = fileURLToPath(new URL('../../../simulators/identity-provider/dist/main.js', import.meta.url));
    const child = spawn(process.execPath, [program, '--client-id', 'haicap', '--client-secret-file', secretFile, '--redirect-origin', redirectOrigin], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return new SimulatedProviders(child, (JSON.parse(line) as { listening: string }).listening, folder);
  }

  settings(): Config['upstreamProviders'] {
    const common = { clientId: 'haicap', clientSecret: CLIENT_SECRET, minimumAssurance: 2 as const, loginClaim: 'login', idTokenAlgorithm: 'RS256' as const };
    return [
      { ...common, id: 'vneid', kind: 'vneid', name: 'Đăng nhập bằng VNeID', issuer: `${this.origin}/vneid` },
      { ...common, id: 'province', kind: 'province', name: 'Đăng nhập một lần của tỉnh', issuer: `${this.origin}/province` },
    ];
  }

  /** Orders misbehaviour for the next times. */
  async misbehave(order: Readonly<Record<string, number>>): Promise<void> {
    await fetch(`${this.origin}/mischief`, { method: 'POST', body: JSON.stringify(order) });
  }

  async rotate(): Promise<void> {
    await fetch(`${this.origin}/rotate`, { method: 'POST' });
  }

  /** A visit there as a persona, until the provider sends the browser back; two visits with one map of cookies are made on one machine. */
  as(persona: string, cookies = new Map<string, string>()): Elsewhere {
    return { origin: this.origin, visit: (url) => this.visit(url, persona, cookies) };
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true });
  }

  private async visit(start: string, persona: string, cookies: Map<string, string>): Promise<string> {
    let url = start;
    let response = await this.send(url, cookies, {});
    for (;;) {
      const location = response.headers.get('location');
      if (location === null) {
        this.asked += 1;
        response = await this.send(url, cookies, { method: 'POST', body: new URLSearchParams({ persona }) });
      } else {
        url = new URL(location, url).href;
        if (!url.startsWith(this.origin)) return url;
        response = await this.send(url, cookies, {});
      }
    }
  }

  private async send(url: string, cookies: Map<string, string>, init: RequestInit): Promise<Response> {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    if (response.status >= 400) throw new Error(`the provider answered ${response.status} at ${url}`);
    return response;
  }
}
