import { Injectable } from '@nestjs/common';
import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import { IndexPersons } from './index-persons.js';

// After a load, or a transfer, a person is found by name this much later at most, and then as fast as turns follow each other.
const INTERVAL_MS = 5_000;

/** Turn after turn, as long as somebody waits. */
@Injectable()
export class IndexPersonsWorker {
  readonly #task: RepeatingTask;

  constructor(index: IndexPersons, logger: Logger) {
    this.#task = new RepeatingTask({ name: 'index of persons', intervalMs: INTERVAL_MS, run: () => index.run(), logger });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }
}
