import type { FactEnvelope } from '@haicap/contracts';
import type { Logger, Metrics } from '@haicap/service-kit';
import { isAway, isPermanent, reasonOf } from './faults.js';
import type { Applied, InboxStore } from './inbox.store.js';

/** What became of a fact: safely in the database (applied, known, parked or set aside), or to be tried again. */
export type FactOutcome = 'kept' | { readonly retryMs: number };

export interface Arrival {
  readonly fact: FactEnvelope;
}

export interface ApplierSettings {
  readonly store: InboxStore;
  readonly source: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly afterCommit?: (() => void) | undefined;
}

const ATTEMPTS_MAX = 8;
// Eight attempts take about a minute and a half: longer than a deployment's hiccup, shorter than R14's two minutes.
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 30_000];
const AWAY_RETRY_MS = 2_000;
const REMEMBERED_MAX = 10_000;

interface Failing {
  attempts: number;
  readonly subject: string;
  notBeforeMs: number;
}

/**
 * Applies batches one after the other. A batch that throws is taken apart until the fact that fails stands alone: only it
 * is tried again and in the end set aside, and all others go on.
 */
export class FactApplier {
  private readonly failing = new Map<string, Failing>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: ApplierSettings) {}

  /** Applies a batch in its turn: live facts, pages of the owner's log and fetched gaps never overlap. */
  apply(arrivals: readonly Arrival[]): Promise<FactOutcome[]> {
    return this.inTurn(() => this.applyBatch(arrivals));
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Applies a dead letter in its turn. Whoever is told of applied facts is told of these too. */
  replay(id: string, ofOwner: FactEnvelope | null): Promise<boolean> {
    return this.inTurn(async () => {
      const applied = await this.settings.store.replay(id, ofOwner);
      if (applied === null) return false;
      this.count(applied);
      return true;
    });
  }

  /** Sets a message aside that is no fact at all. */
  async setAsideRaw(raw: Uint8Array): Promise<void> {
    this.settings.logger.error({ source: this.settings.source, sizeBytes: raw.byteLength }, 'an unreadable message was set aside');
    await this.settings.store.setAside({ raw: Buffer.from(raw).toString('base64') }, 'not a fact', 1);
  }

  /** Aggregates whose next fact failed and waits for its next attempt. */
  restingAggregates(): ReadonlySet<string> {
    const now = performance.now();
    return new Set([...this.failing.values()].filter(({ notBeforeMs }) => notBeforeMs > now).map(({ subject }) => subject));
  }

  private async applyBatch(arrivals: readonly Arrival[]): Promise<FactOutcome[]> {
    if (arrivals.length === 0) return [];
    try {
      this.count(await this.settings.store.apply(arrivals.map(({ fact }) => fact)));
      for (const { fact } of arrivals) this.failing.delete(fact.id);
      return arrivals.map(() => 'kept');
    } catch (error) {
      if (isAway(error)) return this.allLater(arrivals, error);
      const [only] = arrivals;
      if (arrivals.length === 1 && only !== undefined) return [await this.applyAlone(only)];
      this.settings.logger.warn({ err: error, source: this.settings.source, size: arrivals.length }, 'a batch of facts is taken apart');
    }
    // By halves: one bad fact in a thousand costs some twenty transactions, not a thousand.
    const middle = Math.ceil(arrivals.length / 2);
    const first = await this.applyBatch(arrivals.slice(0, middle));
    return [...first, ...(await this.applyBatch(arrivals.slice(middle)))];
  }

  private async applyAlone(arrival: Arrival): Promise<FactOutcome> {
    const { store } = this.settings;
    try {
      this.count(await store.apply([arrival.fact], false));
      this.failing.delete(arrival.fact.id);
    } catch (error) {
      return this.failed(arrival, error);
    }
    try {
      // What waited behind it may go now. If that fails it is not this fact's fault: the gap filler asks for it again.
      this.count(await store.apply([arrival.fact], true));
    } catch (error) {
      this.settings.logger.warn({ err: error, source: this.settings.source, aggregateId: arrival.fact.subject }, 'parked facts could not follow');
    }
    return 'kept';
  }

  private async failed({ fact }: Arrival, error: unknown): Promise<FactOutcome> {
    const { source, logger, store } = this.settings;
    if (isAway(error)) return { retryMs: AWAY_RETRY_MS };
    // Our own count, never the bus's: a database that was away has made redeliveries that are no fault of the fact.
    const attempts = (this.failing.get(fact.id)?.attempts ?? 0) + 1;
    if (!isPermanent(error) && attempts < ATTEMPTS_MAX) {
      const retryMs = RETRY_MS[attempts - 1] ?? AWAY_RETRY_MS;
      this.remember(fact, attempts, retryMs);
      logger.warn({ err: error, source, eventId: fact.id, attempts, retryMs }, 'a fact failed and is tried again');
      return { retryMs };
    }
    try {
      await store.setAside(fact, reasonOf(error), attempts);
    } catch (asideError) {
      logger.warn({ err: asideError, source, eventId: fact.id }, 'a failing fact could not be set aside yet');
      return { retryMs: AWAY_RETRY_MS };
    }
    this.failing.delete(fact.id);
    logger.error({ err: error, source, eventId: fact.id, aggregateId: fact.subject, attempts }, 'a fact was set aside as a dead letter');
    return 'kept';
  }

  private remember(fact: FactEnvelope, attempts: number, retryMs: number): void {
    if (this.failing.size >= REMEMBERED_MAX) this.failing.clear();
    this.failing.set(fact.id, { attempts, subject: fact.subject, notBeforeMs: performance.now() + retryMs });
  }

  private allLater(arrivals: readonly Arrival[], error: unknown): FactOutcome[] {
    this.settings.logger.warn({ err: error, source: this.settings.source, size: arrivals.length }, 'facts wait for the database');
    return arrivals.map(() => ({ retryMs: AWAY_RETRY_MS }));
  }

  private count({ applied, duplicates }: Applied): void {
    const labels = { source: this.settings.source };
    this.settings.metrics.inboxApplied.inc(labels, applied);
    this.settings.metrics.inboxDuplicates.inc(labels, duplicates);
    if (applied > 0) this.settings.afterCommit?.();
  }
}
