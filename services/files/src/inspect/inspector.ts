import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@haicap/service-kit';
import { FairQueue } from './fair-queue.js';
import { READY_ID, unreadable, type InspectionJob, type InspectionReply, type InspectionRefusal, type Inspected, type Joined } from './inspection.js';

export interface InspectorSettings {
  readonly logger: Logger;
  /** The program to start, and what Node needs to start it. A test runs the source. */
  readonly entry?: URL;
  readonly execArgv?: readonly string[];
  /** Named limits of one look at one file. */
  readonly timeoutMs?: number;
  readonly memoryBytesMax?: number;
  readonly idleMs?: number;
}

interface Running {
  readonly child: ChildProcess;
  /** False until it has said that it works. */
  isReady: boolean;
  readonly timers: NodeJS.Timeout[];
}

const TIMEOUT_MS = 30_000;
const MEMORY_BYTES_MAX = 640 * 1024 ** 2;
const IDLE_MS = 60_000;
const LOOK_EVERY_MS = 50;
const PAGE_BYTES = 4_096;

/** The process died on a file for a reason of its own; another try may do. */
export class InspectorFault extends Error {}

/** It took longer than a file may take: the file may be a trap, or the machine may be busy. */
export class TooSlow extends InspectorFault {}

/**
 * Has foreign bytes opened by a process of its own, one file at a time and the accounts in turn. A decoder that is broken by a file breaks there;
 * a file that unpacks to too much ends that process and is refused, one that takes too long may be tried again. It is started when it is needed
 * and ends when it is not, so a quiet service is a small one.
 */
export class Inspector {
  readonly #settings: Required<InspectorSettings>;
  #running: Running | undefined;
  readonly #queue = new FairQueue();
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #stopped = false;

  constructor(settings: InspectorSettings) {
    this.#settings = {
      entry: new URL('./main.js', import.meta.url), execArgv: ['--max-old-space-size=384'], timeoutMs: TIMEOUT_MS,
      memoryBytesMax: MEMORY_BYTES_MAX, idleMs: IDLE_MS, ...settings,
    };
  }

  inspect(job: Omit<Extract<InspectionJob, { kind: 'inspect' }>, 'kind'>, accountId: string): Promise<Inspected> {
    return this.#inTurn({ kind: 'inspect', ...job }, accountId) as Promise<Inspected>;
  }

  shrink(path: string, outPath: string, accountId: string): Promise<Joined> {
    return this.#inTurn({ kind: 'shrink', path, outPath }, accountId) as Promise<Joined>;
  }

  join(paths: readonly string[], outPath: string, accountId: string): Promise<Joined> {
    return this.#inTurn({ kind: 'join', paths, outPath }, accountId) as Promise<Joined>;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#idle);
    this.#end();
    await this.#queue.settled();
  }

  async #inTurn(job: InspectionJob, accountId: string): Promise<Inspected | Joined> {
    try {
      return await this.#queue.run(accountId, () => this.#run(job));
    } catch (error) {
      this.#settings.logger.warn({ err: error }, 'a file could not be looked at');
      throw error;
    }
  }

  async #run(job: InspectionJob): Promise<Inspected | Joined> {
    if (this.#stopped) throw new InspectorFault('the inspector has stopped');
    clearTimeout(this.#idle);
    const running = this.#running ?? this.#start();
    const id = (this.#lastId += 1);
    try {
      return await this.#answerOf(running, id, job);
    } finally {
      this.#clearTimers();
      this.#idle = setTimeout(() => this.#end(), this.#settings.idleMs);
      this.#idle.unref();
    }
  }

  async #answerOf(running: Running, id: number, job: InspectionJob): Promise<Inspected | Joined> {
    const { child } = running;
    const { promise, resolve, reject } = Promise.withResolvers<Inspected | Joined>();
    let ending: InspectionRefusal | TooSlow | undefined;
    const end = (because: InspectionRefusal | TooSlow) => {
      ending = because;
      child.kill('SIGKILL');
    };
    const onMessage = (reply: InspectionReply) => {
      if (reply.id !== id) return;
      if (reply.result === undefined) reject(new InspectorFault(reply.fault ?? 'no answer'));
      else resolve(reply.result);
    };
    const onExit = (code: number | null, signal: string | null) => {
      if (this.#running?.child === child) this.#running = undefined;
      if (ending instanceof TooSlow) reject(ending);
      // A decoder that crashes on a file has told that the file is not one to keep; one that never worked, or that we stop, has not.
      else if (ending === undefined && (this.#stopped || !running.isReady)) reject(new InspectorFault(`the inspector ended with ${code ?? signal}`));
      else resolve(ending ?? unreadable(`the decoder ended with ${code ?? signal}`));
    };
    child.on('message', onMessage).once('exit', onExit);
    this.#watch(child, end);
    child.send({ id, job }, (error) => {
      if (error !== null) reject(new InspectorFault(error.message));
    });
    try {
      return await promise;
    } finally {
      child.off('message', onMessage).off('exit', onExit);
    }
  }

  #watch(child: ChildProcess, end: (because: InspectionRefusal | TooSlow) => void): void {
    const timers = this.#running?.timers ?? [];
    timers.push(setTimeout(() => end(new TooSlow('a file took too long')), this.#settings.timeoutMs));
    timers.push(setInterval(() => {
      void residentBytesOf(child.pid).then((bytes) => {
        if (bytes > this.#settings.memoryBytesMax) end(unreadable('too much memory'));
      });
    }, LOOK_EVERY_MS));
  }

  #start(): Running {
    // Nothing of our environment: the secrets of the service are in it.
    const child = fork(fileURLToPath(this.#settings.entry), [], { env: {}, execArgv: [...this.#settings.execArgv], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.once('exit', () => {
      if (this.#running?.child === child) this.#running = undefined;
    });
    child.on('error', (error) => this.#settings.logger.warn({ err: error }, 'the inspector cannot be started'));
    child.unref();
    child.channel?.unref();
    const running: Running = { child, isReady: false, timers: [] };
    child.once('message', ({ id }: InspectionReply) => { running.isReady = id === READY_ID; });
    this.#running = running;
    return running;
  }

  #clearTimers(): void {
    for (const timer of this.#running?.timers.splice(0) ?? []) clearTimeout(timer);
  }

  #end(): void {
    this.#clearTimers();
    this.#running?.child.kill('SIGKILL');
    this.#running = undefined;
  }
}

/** Resident memory of a process; 0 where the machine does not tell. */
async function residentBytesOf(pid: number | undefined): Promise<number> {
  try {
    return Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]) * PAGE_BYTES;
  } catch {
    // It has ended just now, or this is no Linux: then the limit of time is the one that holds.
    return 0;
  }
}
