import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** simulators/clamd as a process of its own, from its source. */
export class Scanner {
  private constructor(private readonly child: ChildProcess, readonly url: string) {}

  static async start(): Promise<Scanner> {
    const at = (path: string) => new URL(path, import.meta.url);
    const child = spawn(process.execPath, ['--no-warnings', '--import', at('./run-source.mjs').href, at('../../../simulators/clamd/src/main.ts').pathname], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return new Scanner(child, `tcp://127.0.0.1:${/listening on (\d+)/.exec(line.toString())?.[1]}`);
  }

  async behave(behaviour: string): Promise<void> {
    this.child.stdin?.write(`${behaviour}\n`);
    await once(this.child.stdout as Readable, 'data');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill();
    await once(this.child, 'exit');
  }
}
