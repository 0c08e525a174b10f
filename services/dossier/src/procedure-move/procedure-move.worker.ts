import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import { MoveStep } from './move-step.js';

const POLL_MS = 2_000;

/** Carries moves on, portion by portion. */
export class ProcedureMoveWorker {
  readonly #task: RepeatingTask;

  constructor(step: MoveStep, logger: Logger) {
    this.#task = new RepeatingTask({ name: 'procedure moves', intervalMs: POLL_MS, run: () => step.run(), logger });
  }

  start(): void {
    this.#task.start();
  }

  /** Waits for the portion under way. */
  stop(): Promise<void> {
    return this.#task.stop();
  }
}
