import { UnknownOutcome } from '@haicap/service-kit';

export interface BatcherSettings<C, R> {
  /** Runs all commands in one transaction and answers in their order. */
  readonly runMany: (commands: C[]) => Promise<R[]>;
  readonly maxWaitMs?: number;
  readonly maxSize?: number;
  /** Batches that may run at the same time; each holds one connection. */
  readonly maxConcurrent?: number;
}

interface Waiting<C, R> {
  readonly command: C;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

// A lost COMMIT is asked again with the same key; after that the caller is told that the outcome is unknown.
const UNKNOWN_RETRY_MS = [50, 250];

/**
 * Gathers commands that arrive together into one transaction: alone when idle, else at most 2 ms or 128 commands. A
 * batch that throws is replayed one by one, so a failing member spoils nothing but itself; so is a batch whose COMMIT
 * was lost, which the idempotency keys make safe. Example:
 * `const batcher = new CommandBatcher({ runMany: (commands) => receiveDossier.runMany(commands) }); await batcher.run(command);`
 */
export class CommandBatcher<C, R> {
  private readonly queue: Waiting<C, R>[] = [];
  private readonly maxWaitMs: number;
  private readonly maxSize: number;
  private readonly maxConcurrent: number;
  private running = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly settings: BatcherSettings<C, R>) {
    this.maxWaitMs = settings.maxWaitMs ?? 2;
    this.maxSize = settings.maxSize ?? 128;
    this.maxConcurrent = settings.maxConcurrent ?? 2;
  }

  /** Runs one command, possibly in the company of others. */
  run(command: C): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.queue.push({ command, resolve, reject });
      if (this.running === 0 || this.queue.length >= this.maxSize) this.start();
      else this.startSoon();
    });
  }

  private startSoon(): void {
    if (this.timer !== undefined || this.running >= this.maxConcurrent) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.start();
    }, this.maxWaitMs);
  }

  private start(): void {
    if (this.running >= this.maxConcurrent || this.queue.length === 0) return;
    if (this.timer !== undefined) {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    this.running += 1;
    const batch = this.queue.splice(0, this.maxSize);
    void this.settle(batch).finally(() => {
      this.running -= 1;
      // Those who came meanwhile have waited for the batch; they go at once, as one.
      this.start();
    });
  }

  private async settle(batch: readonly Waiting<C, R>[]): Promise<void> {
    try {
      const results = await this.settings.runMany(batch.map(({ command }) => command));
      if (results.length !== batch.length) throw new Error(`runMany answered ${results.length} of ${batch.length} commands`);
      batch.forEach(({ resolve }, index) => resolve(results[index] as R));
    } catch (error) {
      const only = batch.length === 1 ? batch[0] : undefined;
      if (only !== undefined && !(error instanceof UnknownOutcome)) return only.reject(error);
      for (const waiting of batch) await this.settleAlone(waiting);
    }
  }

  private async settleAlone({ command, resolve, reject }: Waiting<C, R>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const [result] = await this.settings.runMany([command]);
        return resolve(result as R);
      } catch (error) {
        const waitMs = UNKNOWN_RETRY_MS[attempt];
        if (!(error instanceof UnknownOutcome) || waitMs === undefined) return reject(error);
        await new Promise((wake) => setTimeout(wake, waitMs));
      }
    }
  }
}
