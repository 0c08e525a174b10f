import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { FinishUpload } from './finish-upload.js';
import type { RecordCompletion } from './record-completion.js';

const INTERVAL_MS = 30_000;
const AT_ONCE_MAX = 20;

/** Finishes uploads whose process ended between the last byte and the file. At the start, and from time to time. */
export class UploadWorker {
  readonly #task: RepeatingTask;

  constructor(private readonly record: RecordCompletion, private readonly finish: FinishUpload, private readonly logger: Logger) {
    this.#task = new RepeatingTask({ name: 'finish uploads', intervalMs: INTERVAL_MS, run: () => this.run(), logger });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  async run(): Promise<boolean> {
    for (const fileId of await this.record.unfinished(AT_ONCE_MAX)) {
      const finished = await this.finish.run(fileId);
      if (!finished.ok) this.logger.info({ fileId, code: finished.error.code }, 'an upload that was left behind is refused');
    }
    return false;
  }
}
