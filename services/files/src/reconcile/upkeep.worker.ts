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
  /** Whether everything that is known about dossiers has arrived here. */
  readonly knowsDossiers: () => boolean;
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

  async run(): Promise<boolean> {
    const { expire, reconcile, tickets, knowsDossiers, logger, metrics } = this.parts;
    const gone = await expire.run({ alsoComplete: knowsDossiers() });
    if (gone > 0) logger.info({ gone }, 'files that nobody completed or named in time are deleted');
    await tickets.forgetExpired();
    const problems = metrics.counter('haicap_file_problems_total', 'Files whose bytes are missing or not what was received', ['problem']);
    for (const [fileId, problem] of await reconcile.verify()) {
      problems.inc({ problem });
      logger.error({ fileId, problem }, 'the bytes of a file are not what was received: bring them back from the backup');
    }
    const swept = await reconcile.sweep(PARTS[this.#part] ?? '00') + (this.#part === 0 ? await reconcile.sweepStaging() : 0);
    if (swept > 0) logger.info({ swept }, 'bytes that belong to nobody are removed');
    this.#part = (this.#part + 1) % PARTS.length;
    return false;
  }
}
