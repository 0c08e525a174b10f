import type { Logger } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '../injected.js';
import type { DatasetReport } from '../unit/dataset/build-dataset.js';
import { LoadRegistry } from './load-registry.js';

const RETRY_MS = 2_000;

/** Loads in the background and tries again while the database is away; the service is ready once it is done. */
@Injectable()
export class LoadWorker {
  #running: Promise<void> | undefined;
  #stopped = false;
  #report: DatasetReport | undefined;

  constructor(
    private readonly load: LoadRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.#running ??= this.#untilLoaded();
  }

  /** Ends after the step in hand; what is missing is loaded at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** For the readiness probe: false until everything is loaded, then what the loader met. */
  state(): false | string {
    return this.#report === undefined ? false : summaryOf(this.#report);
  }

  async #untilLoaded(): Promise<void> {
    while (!this.#stopped && this.#report === undefined) {
      try {
        this.#report = await this.load.run();
      } catch (error) {
        this.logger.error({ err: error }, 'the registry could not be loaded; trying again');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}

/** One line for people: rows, repeats, repaired, unresolved. */
export function summaryOf(report: DatasetReport): string {
  const repaired = report.oldCodeRepaired + report.newCodeRepaired;
  const verdict = report.unresolved.length === 0 ? 'ok' : 'degraded';
  return `${verdict}: ${report.provinces} provinces, ${report.communes} communes, ${report.rules} rules, ${report.repeats} repeats, `
    + `${repaired} repaired, ${report.unresolved.length} unresolved`;
}
