import { RepeatingTask } from '@haicap/outbox';
import type { Logger, Metrics } from '@haicap/service-kit';
import type { FinishUpload } from './finish-upload.js';
import type { RecordCompletion } from './record-completion.js';

const INTERVAL_MS = 30_000;
const AT_ONCE_MAX = 20;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export interface UploadWorkerParts {
  readonly record: RecordCompletion;
  readonly finish: FinishUpload;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Finishes uploads whose process ended between the last byte and the file. At the start, and from time to time. */
export class UploadWorker {
  readonly #task: RepeatingTask;
  /** Where the round stands: one that cannot be finished is passed, and comes again with the next round. */
  #behindId = BEFORE_ALL;

  constructor(private readonly parts: UploadWorkerParts) {
    this.#task = new RepeatingTask({ name: 'finish uploads', intervalMs: INTERVAL_MS, run: () => this.run(), logger: parts.logger });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  async run(): Promise<boolean> {
    const left = await this.parts.record.unfinished(this.#behindId, AT_ONCE_MAX);
    for (const fileId of left) await this.#finish(fileId);
    const hasMore = left.length === AT_ONCE_MAX;
    this.#behindId = hasMore ? (left.at(-1) ?? BEFORE_ALL) : BEFORE_ALL;
    return hasMore;
  }

  async #finish(fileId: string): Promise<void> {
    const { finish, logger, metrics } = this.parts;
    try {
      const finished = await finish.run(fileId);
      if (!finished.ok) logger.info({ fileId, code: finished.error.code }, 'an upload that was left behind is refused');
    } catch (error) {
      // Its bytes are damaged or gone; it goes away with its time, and the others do not wait for that.
      metrics.counter('haicap_upload_recovery_failures_total', 'Uploads left behind that could not be finished').inc();
      logger.warn({ err: error, fileId }, 'an upload that was left behind could not be finished');
    }
  }
}
