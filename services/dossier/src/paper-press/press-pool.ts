import { Worker } from 'node:worker_threads';
import { PAPER_BYTES_MAX, refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { PressAnswer, PressJob } from './press-job.js';

/** A job that was given to the press and has no answer yet. */
interface Waiting {
  readonly job: PressJob;
  readonly resolve: (printed: Printed) => void;
  readonly reject: (fault: Error) => void;
}

type Printed = Result<Uint8Array, Refusal>;

export interface PressSettings {
  readonly workers?: number;
  /** Jobs that may wait beyond those being printed; one more is refused. */
  readonly queueMax?: number;
  /** A job that takes longer ends with its worker: such a paper is too long, or its template hostile. */
  readonly jobTimeoutMs?: number;
  /** The file a worker runs; only a test has another one. */
  readonly workerFile?: URL;
}

// From source Node runs the worker as TypeScript, from a build as what became of it.
const WORKER_FILE = new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url);
const WORKERS = 2;
const QUEUE_MAX = 64;
const JOB_TIMEOUT_MS = 15_000;
const WORKER_HEAP_MB_MAX = 192;

/**
 * Prints papers beside the event loop: a few workers, a bounded queue, a time limit for each job. A worker that dies is replaced;
 * what it was printing fails, what waits goes on. Example: `const printed = await press.print({ kind: 'pdf', … });`
 */
export class PressPool {
  readonly #settings: Required<PressSettings>;
  readonly #queue: Waiting[] = [];
  readonly #idle: PressWorker[] = [];
  readonly #all = new Set<PressWorker>();
  #stopped = false;

  constructor(settings: PressSettings = {}) {
    this.#settings = { workers: WORKERS, queueMax: QUEUE_MAX, jobTimeoutMs: JOB_TIMEOUT_MS, workerFile: WORKER_FILE, ...settings };
  }

  /** The bytes of a job, or why there are none. A job that kills its worker throws. */
  print(job: PressJob): Promise<Printed> {
    if (this.#stopped || this.#queue.length >= this.#settings.queueMax) return Promise.resolve(err(refusal('PAPER_PRESS_FULL', { waiting: this.#queue.length })));
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject });
      this.#next();
    });
  }

  /** Starts the workers, so that the first paper of a morning does not wait for them. */
  warmUp(): void {
    while (!this.#stopped && this.#all.size < this.#settings.workers) this.#idle.push(this.#hire());
  }

  /** Ends the workers. Nest calls it when the module is destroyed; whoever still waits is told to try again. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    for (const { resolve } of this.#queue.splice(0)) resolve(err(refusal('PAPER_PRESS_FULL', { stopping: true })));
    await Promise.all([...this.#all].map((worker) => worker.end()));
  }

  #next(): void {
    // Nobody waits, or everything ends: a worker that died is not replaced for nothing.
    if (this.#queue.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#all.size < this.#settings.workers ? this.#hire() : undefined);
    if (worker === undefined) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) {
      this.#idle.push(worker);
      return;
    }
    void worker.run(waiting.job, this.#settings.jobTimeoutMs).then((answer) => waiting.resolve(bounded(answer))).catch((fault: unknown) => {
      settleFault(waiting, fault);
    }).finally(() => {
      if (worker.isAlive) this.#idle.push(worker);
      this.#next();
    });
  }

  #hire(): PressWorker {
    const worker: PressWorker = new PressWorker(this.#settings.workerFile, () => this.#dismiss(worker));
    this.#all.add(worker);
    return worker;
  }

  #dismiss(worker: PressWorker): void {
    this.#all.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    // Its place is free: somebody may have been waiting for it.
    if (this.#queue.length > 0) this.#next();
  }
}

/** A paper beyond the time or the memory of a worker: asking again changes nothing. */
class TooMuch extends Error {}

function settleFault({ resolve, reject }: Waiting, fault: unknown): void {
  if (fault instanceof TooMuch) resolve(err(refusal('PAPER_TOO_LARGE', { because: fault.message })));
  else reject(fault instanceof Error ? fault : new Error(String(fault)));
}

function bounded(answer: PressAnswer): Printed {
  if (!answer.ok) throw new Error(`the press could not draw a paper: ${answer.reason}`);
  if (answer.bytes.length > PAPER_BYTES_MAX) return err(refusal('PAPER_TOO_LARGE', { bytes: answer.bytes.length, bytesMax: PAPER_BYTES_MAX }));
  return ok(answer.bytes);
}

class PressWorker {
  readonly #worker: Worker;
  #onAnswer: ((answer: PressAnswer) => void) | undefined;
  #onFault: ((fault: Error) => void) | undefined;
  isAlive = true;

  constructor(file: URL, onEnd: () => void) {
    // Without the flags of this process: a test's module loader is not the worker's.
    this.#worker = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB_MAX }, name: 'paper-press' });
    this.#worker.unref();
    this.#worker.on('message', (answer: PressAnswer) => this.#onAnswer?.(answer));
    this.#worker.on('error', (fault: Error & { code?: string }) => {
      this.#gone(onEnd);
      this.#onFault?.(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch('memory') : fault);
    });
    this.#worker.on('exit', (code) => {
      this.#gone(onEnd);
      this.#onFault?.(new Error(`a press worker ended with ${code}`));
    });
  }

  #gone(onEnd: () => void): void {
    this.isAlive = false;
    onEnd();
  }

  async run(job: PressJob, timeoutMs: number): Promise<PressAnswer> {
    // The process stays for a paper that somebody waits for, and only then.
    this.#worker.ref();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.#onAnswer = resolve;
        this.#onFault = reject;
        timer = setTimeout(() => {
          reject(new TooMuch('time'));
          void this.end();
        }, timeoutMs);
        this.#worker.postMessage(job);
      });
    } finally {
      clearTimeout(timer);
      this.#onAnswer = undefined;
      this.#onFault = undefined;
      this.#worker.unref();
    }
  }

  async end(): Promise<void> {
    this.isAlive = false;
    await this.#worker.terminate();
  }
}
