import type { Logger } from '@haicap/service-kit';
import { failpoint } from '#hooks';
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
    const now = performance.now();
    for (const [aggregateId, until] of this.vain) if (until <= now) this.vain.delete(aggregateId);
    // Left out by the question itself: a hundred gaps that nobody can fill would hide all others.
    const gaps = await store.gaps(this.settings.patienceMs, GAPS_MAX, new Set([...this.vain.keys(), ...applier.restingAggregates()]));
    if (gaps.length === 0) return false;
    const { events, more } = await log.getSome(gaps);
    await failpoint('repair.before-apply', source);
    await applier.apply(events.map((fact) => ({ fact })));
    const first = new Set(events.map(({ subject, version }) => `${subject}:${version}`));
    const missing = gaps.filter(({ aggregateId, fromVersion }) => !first.has(`${aggregateId}:${fromVersion}`));
    // A cut answer tells nothing about those it did not reach; one without any event reached nobody and would repeat itself.
    if (!more || events.length === 0) for (const { aggregateId } of missing) this.vain.set(aggregateId, now + VAIN_PAUSE_MS);
    logger.info({ source, gaps: gaps.length, fetched: events.length, missing: missing.length }, 'gaps fetched from the owner');
    return events.length > 0 && (more || gaps.length === GAPS_MAX);
  }
}
