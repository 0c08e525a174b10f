import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { ReconcileDays } from './reconcile-days.js';

const POLL_MS = 60_000;

/** Looks every minute whether a day is to be reconciled. */
export class ReconciliationWorker {
  readonly #task: RepeatingTask;

  constructor(days: ReconcileDays, logger: Logger) {
    this.#task = new RepeatingTask({
      name: 'daily reconciliation', intervalMs: POLL_MS, logger,
      run: async () => {
        await days.runDue();
        return false;
      },
    });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }
}
