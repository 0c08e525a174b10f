import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { identityOf, signalGroup, signalProcess, waitForEnd } from '../state/process-identity.ts';
import type { ProcessIdentity } from '../state/process-identity.ts';
import { backoffMs } from './backoff.ts';
import type { ChildSpec } from './child-spec.ts';

const LOG_BYTES_MAX = 20 * 1024 ** 2;
const POLL_MS = 100;

export type ChildState = 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped';

/** Keeps one process alive: a crash is followed by a restart after a growing pause, on the same port, until stop(). */
export class SupervisedChild {
  readonly spec: ChildSpec;
  readonly logFile: string;
  identity: ProcessIdentity | undefined;
  state: ChildState = 'stopped';
  restarts = 0;
  startedAt = '';
  lastExit: string | undefined;
  private process: ChildProcess | undefined;
  private wanted = false;
  private quickCrashes = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly changed: () => void;

  constructor(spec: ChildSpec, logFolder: string, changed: () => void) {
    this.spec = spec;
    this.logFile = join(logFolder, `${spec.name}.log`);
    this.changed = changed;
  }

  /** Starts and waits until the check passes. Throws with the end of the log when it does not. */
  async start(): Promise<void> {
    this.wanted = true;
    await this.launch();
    const deadline = performance.now() + this.spec.readyTimeoutMs;
    let missing: string | undefined = 'no answer yet';
    while (performance.now() < deadline) {
      if (!this.wanted) throw new CliFailure(EXIT.interrupted, `${this.spec.name} was stopped while it started`);
      if (this.quickCrashes >= 3 || this.lastExit === 'exit code 78') break;
      missing = this.identity === undefined ? `it ended (${this.lastExit})` : await this.spec.check().catch(reasonOf);
      if (missing === undefined) return this.setState('ready');
      await pause(POLL_MS);
    }
    const refusedConfig = this.lastExit === 'exit code 78';
    throw new CliFailure(refusedConfig ? EXIT.config : this.spec.failureExit,
      `${this.spec.name} did not get ready: ${this.lastExit === undefined ? missing : `it ended with ${this.lastExit}`}${this.logTail()}`);
  }

  /** A second Ctrl-C: no more waiting for a drain. PostgreSQL is spared, its fast shutdown is quick already. */
  kill(): void {
    if (this.identity !== undefined) signalGroup(this.identity, 'SIGKILL');
  }

  /** Kills it without a restart; `start` brings it back. */
  async halt(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    const identity = this.identity;
    this.kill();
    if (identity !== undefined) await waitForEnd(identity, 5000);
    this.identity = undefined;
    // The next start is a first one: what was killed on purpose is no pattern.
    this.quickCrashes = 0;
    this.lastExit = undefined;
    this.setState('stopped');
  }

  async stop(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    const identity = this.identity;
    if (identity !== undefined) {
      this.setState('stopping');
      // The leader alone: PostgreSQL's backends read the same signal as "cancel the query".
      signalProcess(identity, this.spec.stopSignal);
      if (!await waitForEnd(identity, this.spec.stopTimeoutMs)) {
        signalGroup(identity, 'SIGKILL');
        await waitForEnd(identity, 5000);
      }
    }
    this.identity = undefined;
    this.setState('stopped');
  }

  private async launch(): Promise<void> {
    await this.spec.prepare?.();
    // It may have been told to stop while it prepared.
    if (!this.wanted) return;
    mkdirSync(dirname(this.logFile), { recursive: true });
    trimLog(this.logFile);
    const log = openSync(this.logFile, 'a', 0o600);
    const { account } = this.spec;
    const child = spawn(this.spec.command, this.spec.args, {
      cwd: this.spec.cwd, env: this.spec.env, stdio: ['ignore', log, log],
      // A process group of its own: Ctrl-C at the terminal reaches the supervisor only, which then drains in order.
      detached: true,
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    });
    closeSync(log);
    this.process = child;
    const launchedAt = performance.now();
    child.once('error', (error) => this.onEnd(child, reasonOf(error), launchedAt));
    child.once('exit', (code, signal) => this.onEnd(child, signal ?? `exit code ${code}`, launchedAt));
    this.identity = child.pid === undefined ? undefined : identityOf(child.pid);
    this.startedAt = new Date().toISOString();
    this.setState('starting');
  }

  private onEnd(child: ChildProcess, how: string, launchedAt: number): void {
    if (this.process !== child) return;
    this.process = undefined;
    this.identity = undefined;
    if (!this.wanted) return;
    this.lastExit = how;
    this.quickCrashes = performance.now() - launchedAt < 10_000 ? this.quickCrashes + 1 : 0;
    this.restarts += 1;
    this.setState('restarting');
    this.timer = setTimeout(() => void this.relaunch(), backoffMs(this.quickCrashes));
  }

  private async relaunch(): Promise<void> {
    if (!this.wanted) return;
    try {
      await this.launch();
      await this.becomeReady();
    } catch (error) {
      this.lastExit = reasonOf(error);
      this.quickCrashes += 1;
      if (this.wanted) this.timer = setTimeout(() => void this.relaunch(), backoffMs(this.quickCrashes));
    }
  }

  private async becomeReady(): Promise<void> {
    while (this.wanted && this.identity !== undefined) {
      if (await this.spec.check().catch(reasonOf) === undefined) return this.setState('ready');
      await pause(POLL_MS * 3);
    }
  }

  private setState(state: ChildState): void {
    this.state = state;
    this.changed();
  }

  private logTail(): string {
    try {
      const lines = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-8);
      return `\n  from ${this.logFile}:\n${lines.map((line) => `    ${line.slice(0, 300)}`).join('\n')}`;
    } catch {
      return '';
    }
  }
}

/** Written to with O_APPEND, so a log may be cut under its writer: what comes next begins at the new end. */
export function trimLog(file: string, bytesMax = LOG_BYTES_MAX): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= bytesMax) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
