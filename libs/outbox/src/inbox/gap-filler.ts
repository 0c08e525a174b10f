import type { Logger } from '@haicap/service-kit';
import type { FactApplier } from './fact-applier.js';
import type { InboxStore } from './inbox.store.js';
import type { OwnerLog } from './owner-log.js';

export interface GapFillerSettings {
  readonly store: InboxStore;
  readonly applier: FactApplier;
  readonly log: OwnerLog;
  readonly source: string;
  readonly logger: Logger;
  /** How long a gap may heal by itself, by redelivery. */
  readonly patienceMs: number;
}

// The most aggregates one get-events may name.
const GAPS_MAX = 100;
const VAIN_PAUSE_MS = 15_000;

/** Fetches from the owner what parked facts wait for. */
export class GapFiller {
  /** Aggregates whose missing version the owner did not have either, and until when they are left alone. */
  private readonly vain = new Map<string, number>();

  constructor(private readonly settings: GapFillerSettings) {}

  /** One round. Answers true when another is worth trying at once. */
  async fill(): Promise<boolean> {
    const { store, applier, log, source, logger } = this.settings;
    const found = await store.gaps(this.settings.patienceMs, GAPS_MAX);
    const resting = applier.restingAggregates();
    const now = performance.now();
    const gaps = found.filter(({ aggregateId }) => !resting.has(aggregateId) && (this.vain.get(aggregateId) ?? 0) <= now);
    if (gaps.length === 0) return false;
    const facts = await log.get(gaps);
    await applier.apply(facts.map((fact) => ({ fact })));
    const first = new Set(facts.map(({ subject, version }) => `${subject}:${version}`));
    this.vain.clear();
    for (const { aggregateId, fromVersion } of gaps) {
      if (!first.has(`${aggregateId}:${fromVersion}`)) this.vain.set(aggregateId, now + VAIN_PAUSE_MS);
    }
    logger.info({ source, gaps: gaps.length, fetched: facts.length, missing: this.vain.size }, 'gaps fetched from the owner');
    return found.length === GAPS_MAX && this.vain.size < gaps.length;
  }
}
