import type { FactEnvelope } from '@haicap/contracts';
import { addDays, localDate, localDateOf, type Clock, type LocalDate } from '@haicap/kernel';
import type { Logger, Metrics } from '@haicap/service-kit';
import { failpoint } from '#hooks';
import { dayBounds } from '../owner/event-log.store.js';
import type { FactApplier } from './fact-applier.js';
import type { InboxStore } from './inbox.store.js';
import type { OwnerLog } from './owner-log.js';

export interface ReconcilerSettings {
  readonly store: InboxStore;
  readonly applier: FactApplier;
  readonly log: OwnerLog;
  readonly source: string;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

const PAGE_RETRY_MS = 1_000;
// A regular look leaves out what is probably still on its way; a look after a repair leaves out nothing.
const ON_ITS_WAY_MS = 10_000;
const AHEAD_MS = 60_000;

/**
 * Brings an inbox and its owner's log to the same: pages of the log at first (bootstrap), sums per day from then on. A
 * day whose sums differ is paged through the inbox again, which applies what is missing and knows the rest.
 */
export class Reconciler {
  constructor(private readonly settings: ReconcilerSettings) {}

  /** Reads the owner's log from where it stopped to the end. Interrupted, it goes on there. */
  async bootstrap(isStopped: () => boolean): Promise<boolean> {
    const { store, log, logger, source, clock } = this.settings;
    let { position } = await store.state();
    for (;;) {
      if (isStopped()) return false;
      const page = await log.list(position);
      if (!(await this.applyAll(page.events.map(({ fact }) => fact), isStopped))) return false;
      position = page.lastPosition;
      await store.markBootstrap(position, !page.more);
      if (!page.more) break;
    }
    await store.markReconciled(addDays(localDateOf(clock.now()), -2));
    logger.info({ source, position }, 'bootstrapped from the event log');
    return true;
  }

  /** Compares every day since the last one known to be equal, yesterday and today always. Answers how many differed. */
  async reconcile(isStopped: () => boolean, afterRepair: boolean): Promise<number> {
    const { store, clock, logger, source } = this.settings;
    const nowMs = clock.now().getTime();
    const before = new Date(afterRepair ? nowMs + AHEAD_MS : nowMs - ON_ITS_WAY_MS).toISOString();
    const today = localDateOf(clock.now());
    const { reconciledOn } = await store.state();
    let repaired = 0;
    for (let day = firstDay(reconciledOn, today); day <= today && !isStopped(); day = addDays(day, 1)) {
      const equal = await this.compareDay(day, before);
      if (!equal) {
        repaired += 1;
        logger.warn({ source, day }, 'the inbox differs from the event log and is filled up');
        if (!(await this.fillDay(day, before, isStopped))) return repaired;
        // After a repair nothing is left out, so today grows while it is compared; the next regular look judges it.
        if (!afterRepair || day < today) await this.noteDivergence(day, before);
      }
      // Yesterday may still grow by transactions that began before midnight.
      if (day < addDays(today, -1)) await store.markReconciled(day);
    }
    return repaired;
  }

  /** After a fill the sums are equal, unless the owner went back in time (a restored backup): a person must look. */
  private async noteDivergence(day: LocalDate, before: string): Promise<void> {
    if (await this.compareDay(day, before)) return;
    const { metrics, logger, source } = this.settings;
    metrics.counter('haicap_inbox_divergent_total', 'Days whose facts differ from their owner after everything was fetched', ['source']).inc({ source });
    logger.error({ source, day }, 'the inbox still differs from the event log after everything was fetched');
  }

  private async compareDay(day: LocalDate, before: string): Promise<boolean> {
    const theirs = await this.settings.log.digest(day, before);
    const { fromAt, beforeAt } = dayBounds(day, before);
    const ours = await this.settings.store.digest(fromAt, beforeAt);
    return theirs.count === ours.count && theirs.versionSum === ours.versionSum && theirs.idXor === ours.idXor;
  }

  private async fillDay(day: LocalDate, before: string, isStopped: () => boolean): Promise<boolean> {
    const { beforeFirstPosition, lastPosition } = await this.settings.log.digest(day, before);
    let position = beforeFirstPosition;
    while (BigInt(position) < BigInt(lastPosition)) {
      const page = await this.settings.log.list(position);
      if (!(await this.applyAll(page.events.map(({ fact }) => fact), isStopped))) return false;
      if (page.events.length === 0) return true;
      position = page.lastPosition;
    }
    return true;
  }

  /** Applies a page until every fact of it is safely kept. */
  private async applyAll(facts: readonly FactEnvelope[], isStopped: () => boolean): Promise<boolean> {
    let waiting = facts;
    if (facts.length > 0) await failpoint('repair.before-apply', this.settings.source);
    while (waiting.length > 0) {
      const outcomes = await this.settings.applier.apply(waiting.map((fact) => ({ fact })));
      waiting = waiting.filter((_, index) => outcomes[index] !== 'kept');
      if (waiting.length === 0) break;
      // The longest wait that was asked for: a fact tried before its time would use up its attempts.
      const waitMs = Math.max(PAGE_RETRY_MS, ...outcomes.map((outcome) => (outcome === 'kept' ? 0 : outcome.retryMs)));
      for (let waitedMs = 0; waitedMs < waitMs; waitedMs += PAGE_RETRY_MS) {
        await new Promise((resolve) => setTimeout(resolve, PAGE_RETRY_MS));
        if (isStopped()) return false;
      }
    }
    return true;
  }
}

function firstDay(reconciledOn: string | null, today: LocalDate): LocalDate {
  const yesterday = addDays(today, -1);
  if (reconciledOn === null) return yesterday;
  const next = addDays(localDate(reconciledOn), 1);
  return next < yesterday ? next : yesterday;
}
