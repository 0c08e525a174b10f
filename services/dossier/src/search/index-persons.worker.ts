import { Injectable } from '@nestjs/common';
import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import { IndexPersons } from './index-persons.js';

// After a transfer a person is found by name this much later at most. After a load it takes as long as a twentieth of one processor
// needs: reporting and the desks have the rest.
const INTERVAL_MS = 5_000;
const RESTS_PER_TURN = 19;

/** Turn after turn, as long as somebody waits. */
@Injectable()
export class IndexPersonsWorker {
  readonly #task: RepeatingTask;

  constructor(index: IndexPersons, logger: Logger) {
    this.#task = new RepeatingTask({ name: 'index of persons', intervalMs: INTERVAL_MS, run: () => index.run(), restsPerRun: RESTS_PER_TURN, logger });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }
}
