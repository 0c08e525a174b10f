import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { LogOfDossiers, ReadIssues } from './read-issues.js';

const INTERVAL_MS = 60_000;

/** Until everything is read; afterwards it costs one look at an empty index a minute. */
export class ReadIssuesWorker {
  readonly #task: RepeatingTask;

  constructor(issues: ReadIssues, log: LogOfDossiers, logger: Logger) {
    this.#task = new RepeatingTask({ name: 'issues of results', intervalMs: INTERVAL_MS, run: () => issues.run(log), logger });
  }

  start(): void {
    this.#task.start();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }
}
