import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { eventually } from './eventually.js';

export interface ServerWish {
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  /** Where its output goes, for the reader of a failed test. */
  readonly logFile: string;
}

const STOP_MAX_MS = 5_000;

// A test that dies must not leave its servers behind.
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server program of a test: it accepts connections when `start` has resolved, and is gone when `stop` or `kill` has. */
export class ServerProcess {
  private child: ChildProcess | undefined;

  constructor(private readonly wish: ServerWish) {}

  async start(): Promise<void> {
    if (this.child !== undefined) return;
    const log = openSync(this.wish.logFile, 'a');
    const child = spawn(this.wish.command, [...this.wish.args], { stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    let failure: Error | undefined;
    child.once('error', (error) => { failure = error; });
    running.add(child);
    child.once('exit', () => running.delete(child));
    await eventually(async () => {
      if (failure !== undefined) throw failure;
      if (child.exitCode !== null) throw new Error(`${this.wish.command} ended with ${child.exitCode}, see ${this.wish.logFile}`);
      await canConnect(this.wish.port);
    }, 15_000);
  }

  /** Ends it as an operator would, with time to write what it holds. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Ends it at once, as a power cut would as far as the process can tell. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Sends a signal, for example SIGSTOP and SIGCONT. */
  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MAX_MS);
    await ended;
    clearTimeout(late);
  }
}

function canConnect(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => { socket.destroy(); resolve(); });
    socket.once('error', (error) => { socket.destroy(); reject(error); });
  });
}
