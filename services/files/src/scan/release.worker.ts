import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { RecordVerdict } from './record-verdict.js';

const INTERVAL_MS = 60_000;

/** Where no scanner is configured: what waited for one that was there before does not wait any more. */
export class ReleaseWorker {
  readonly #task: RepeatingTask;

  constructor(record: RecordVerdict, logger: Logger) {
    this.#task = new RepeatingTask({ name: 'release files', intervalMs: INTERVAL_MS, run: () => record.release(), logger });
  }

  start(): void {
    this.#task.start();
  }

  wake(): void {
    this.#task.wake();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }
}
