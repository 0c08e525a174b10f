import { RepeatingTask } from '@haicap/outbox';
import type { Logger, Metrics } from '@haicap/service-kit';
import type { RedeemTicket } from '../download/redeem-ticket.js';
import type { ExpireFiles } from '../expiry/expire-files.js';
import { PARTS } from '../storage/file-storage.js';
import type { ReconcileFiles } from './reconcile-files.js';

/** One of 256 parts each time: all of them within an hour and four minutes. */
const INTERVAL_MS = 15_000;

export interface UpkeepParts {
  readonly expire: ExpireFiles;
  readonly reconcile: ReconcileFiles;
  readonly tickets: RedeemTicket;
  /** Whether everything that is known about dossiers has arrived here: a fact on its way may name a file. */
  readonly knowsDossiers: () => Promise<boolean>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Lets go what has expired, and compares rows with bytes, a little at a time and for ever. */
export class UpkeepWorker {
  readonly #task: RepeatingTask;
  #part = 0;

  constructor(private readonly parts: UpkeepParts) {
    this.#task = new RepeatingTask({ name: 'files upkeep', intervalMs: INTERVAL_MS, run: () => this.run(), logger: parts.logger });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  /** Each step for itself: what one of them cannot do keeps the others from nothing. */
  async run(): Promise<boolean> {
    await this.#step('expire', () => this.#letGo());
    await this.#step('tickets', () => this.parts.tickets.forgetExpired());
    await this.#step('verify', () => this.#verify());
    await this.#step('sweep', () => this.#sweep());
    if (this.#part === 0) await this.#step('sweep-staging', () => this.#sweepStaging());
    this.#part = (this.#part + 1) % PARTS.length;
    return false;
  }

  async #step(step: string, work: () => Promise<void>): Promise<void> {
    const { logger, metrics } = this.parts;
    try {
      await work();
    } catch (error) {
      metrics.counter('haicap_file_upkeep_failures_total', 'Steps of the upkeep of files that failed', ['step']).inc({ step });
      logger.error({ err: error, step }, 'a step of the upkeep of files failed; the others go on');
    }
  }

  async #letGo(): Promise<void> {
    const { expire, knowsDossiers, logger } = this.parts;
    const gone = await expire.run({ alsoComplete: await knowsDossiers() });
    if (gone > 0) logger.info({ gone }, 'files that nobody completed or named in time are deleted');
  }

  async #verify(): Promise<void> {
    const { reconcile, logger, metrics } = this.parts;
    const problems = metrics.counter('haicap_file_problems_total', 'Files whose bytes are missing, unreadable or not what was received', ['problem']);
    for (const [fileId, problem] of await reconcile.verify()) {
      problems.inc({ problem });
      logger.error({ fileId, problem }, problem === 'unreadable'
        ? 'the bytes of a file cannot be read: look at the store' : 'the bytes of a file are not what was received: bring them back from the backup');
    }
  }

  async #sweep(): Promise<void> {
    this.#tellSwept(await this.parts.reconcile.sweep(PARTS[this.#part] ?? '00'));
  }

  async #sweepStaging(): Promise<void> {
    this.#tellSwept(await this.parts.reconcile.sweepStaging());
  }

  #tellSwept(swept: number): void {
    if (swept > 0) this.parts.logger.info({ swept }, 'bytes that belong to nobody are removed');
  }
}
