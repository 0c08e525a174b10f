import { Injectable } from '@nestjs/common';
import type { Logger } from '@haicap/service-kit';
import { PROCEDURE_CATALOGUE } from './procedure-catalogue.js';
import { PublishProcedures } from './publish-procedures.js';

const RETRY_MS = 1_000;

/** Publishes the starting catalogue at the first start; later ones find every code known and change nothing. */
@Injectable()
export class CatalogueWorker {
  #published = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly publish: PublishProcedures, private readonly logger: Logger) {}

  get isPublished(): boolean {
    return this.#published;
  }

  /** Tries until it succeeds: a database that is not migrated yet makes the service wait, not fail. */
  async start(): Promise<void> {
    try {
      const versions = await this.publish.run({ entries: PROCEDURE_CATALOGUE, actor: 'service:dossier', mode: 'unknown-only' });
      this.#published = true;
      if (versions.length > 0) this.logger.info({ procedures: versions.length }, 'the starting catalogue is published');
    } catch (error) {
      this.logger.warn({ err: error }, 'the starting catalogue cannot be published yet');
      this.#timer = setTimeout(() => void this.start(), RETRY_MS);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
