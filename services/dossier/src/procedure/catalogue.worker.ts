import { Injectable } from '@nestjs/common';
import type { Logger } from '@haicap/service-kit';
import { ChangeFeeRule } from '../fee-rule/change-fee-rule.js';
import { FEE_DRAFTS } from '../starting-catalogue/fee-drafts.js';
import { PROCEDURE_CATALOGUE } from './procedure-catalogue.js';
import { PublishProcedures } from './publish-procedures.js';

const RETRY_MS = 1_000;

/** Publishes the starting catalogue at the first start, with its drafts of fee rules; later ones find every code known and change nothing. */
@Injectable()
export class CatalogueWorker {
  #published = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly publish: PublishProcedures, private readonly feeRules: ChangeFeeRule, private readonly logger: Logger) {}

  get isPublished(): boolean {
    return this.#published;
  }

  /** Tries until it succeeds: a database that is not migrated yet makes the service wait, not fail. Nobody waits for drafts of fee rules. */
  async start(): Promise<void> {
    try {
      if (!this.#published) await this.#publish();
      const feeDrafts = await this.feeRules.bring(FEE_DRAFTS, 'service:dossier');
      if (feeDrafts > 0) this.logger.info({ feeDrafts }, 'drafts of fee rules are brought along');
    } catch (error) {
      this.logger.warn({ err: error }, this.#published ? 'the drafts of fee rules cannot be written yet' : 'the starting catalogue cannot be published yet');
      this.#timer = setTimeout(() => void this.start(), RETRY_MS);
    }
  }

  async #publish(): Promise<void> {
    const { length: procedures } = await this.publish.run({ entries: PROCEDURE_CATALOGUE, actor: 'service:dossier', mode: 'unknown-only' });
    this.#published = true;
    if (procedures > 0) this.logger.info({ procedures }, 'the starting catalogue is published');
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
