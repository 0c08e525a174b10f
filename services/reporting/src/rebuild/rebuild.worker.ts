import { RepeatingTask } from '@haicap/outbox';
import { RebuildStep, type RebuildParts } from './rebuild-step.js';

// Orders wake it; the poll finds the rebuild of a process that is gone.
const POLL_MS = 5_000;

/** Works on the rebuild that was ordered, step by step. */
export class RebuildWorker {
  readonly #task: RepeatingTask;

  constructor(parts: RebuildParts) {
    const step = new RebuildStep(parts);
    this.#task = new RepeatingTask({ name: 'rebuild figures', intervalMs: POLL_MS, run: () => step.run(), logger: parts.logger });
  }

  start(): void {
    this.#task.start();
  }

  wake(): void {
    this.#task.wake();
  }

  /** Waits for the step under way. */
  stop(): Promise<void> {
    return this.#task.stop();
  }
}
