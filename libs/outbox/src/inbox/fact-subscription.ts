import { setTimeout as sleep } from 'node:timers/promises';
import { durableOf, hintSubject, type ServiceName, type Subscription } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { FactConsumer, type Bus, type DeliveredFact, type Disposition, type RpcClient } from '@haicap/messaging';
import type { Logger, Metrics } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { seam } from '#hooks';
import { RepeatingTask } from '../relay/repeating-task.js';
import { DeadLetters } from './dead-letters.js';
import { FactApplier } from './fact-applier.js';
import { GapFiller } from './gap-filler.js';
import { InboxStore, type Project } from './inbox.store.js';
import { OwnerLog } from './owner-log.js';
import { Reconciler } from './reconciler.js';

export interface FactSubscriptionSettings {
  readonly bus: Bus;
  /** Role <service>_app. */
  readonly dataSource: DataSource;
  readonly consumer: ServiceName;
  readonly followed: Subscription;
  /** Writes the projection; runs in the transaction of the inbox, at most 1,000 facts at a time. */
  readonly project: Project;
  /** Called after each COMMIT that applied something, for example to send a hint. */
  readonly afterCommit?: () => void;
  readonly rpc: RpcClient;
  readonly serviceToken: () => Promise<string>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Nobody waits for this copy: while a load pours facts into the stream it rests, so that those that are waited for have the machine. */
  readonly givesWay?: true;
  readonly intervals?: Partial<SubscriptionIntervals>;
}

export interface SubscriptionIntervals {
  readonly gapPatienceMs: number;
  readonly gapPollMs: number;
  readonly reconcileMs: number;
  /** How often it is asked how much lies before this follower. */
  readonly lagMs: number;
  /** How often the figures of the inbox are read, and with them whether an operator asks for dead letters. */
  readonly stateMs: number;
  /** How long one who gives way rests after a batch. What is in hand is acknowledged afterwards, well before the broker would deliver it again. */
  readonly restMs: number;
  /** More facts a second than the people of a province bring about: a load pours them into the stream. */
  readonly loadPerSecond: number;
}

const INTERVALS: SubscriptionIntervals = { gapPatienceMs: 2_000, gapPollMs: 1_000, reconcileMs: 300_000, lagMs: 5_000, stateMs: 5_000, restMs: 10_000, loadPerSecond: 500 };
const DURABLE_POLL_MS = 500;
// As many as a projection gets at most; the cost of a batch is mostly that of its transaction.
const BATCH_MAX = 1_000;

/**
 * Follows a noun of another service and loses nothing of it: the durable first, then the owner's log from the beginning,
 * then live facts; gaps are fetched, sums compared, poison set aside. The projection sees each version once, in order.
 * Example: `const units = new FactSubscription({ bus, dataSource, consumer: 'dossier', followed: { service: 'registry',
 * noun: 'unit' }, project: (tx, facts) => mirror.project(tx, facts), rpc, serviceToken, logger, metrics, clock }); units.start();`
 */
export class FactSubscription {
  readonly source: string;
  private readonly intervals: SubscriptionIntervals;
  private readonly store: InboxStore;
  private readonly applier: FactApplier;
  private readonly reconciler: Reconciler;
  private readonly letters: DeadLetters;
  private readonly live: FactConsumer;
  private readonly tasks: readonly RepeatingTask[];
  private readonly reconcileTask: RepeatingTask;
  private readonly startTask: RepeatingTask;
  private stopListening: (() => void)[] = [];
  private bootstrapped = false;
  private stopped = false;
  private readonly ending = new AbortController();
  private repairSeen = true;
  /** Whether the whole log was compared since the last time something may have been lost. */
  private compared = false;

  constructor(private readonly settings: FactSubscriptionSettings) {
    const { dataSource, consumer, followed, project, bus, logger, metrics, rpc, serviceToken, clock } = settings;
    this.intervals = { ...INTERVALS, ...settings.intervals };
    const { gapPatienceMs, gapPollMs, reconcileMs, lagMs, stateMs } = this.intervals;
    this.source = `${followed.service}.${followed.noun}`;
    const source = this.source;
    this.store = new InboxStore({ dataSource, source, actor: `service:${consumer}`, project });
    this.applier = new FactApplier({ store: this.store, source, logger, metrics, afterCommit: settings.afterCommit });
    const log = new OwnerLog({ rpc, serviceToken, followed });
    this.reconciler = new Reconciler({ store: this.store, applier: this.applier, log, source, logger, clock, metrics });
    this.letters = new DeadLetters({ store: this.store, applier: this.applier, log, source, logger });
    const gaps = new GapFiller({ store: this.store, applier: this.applier, log, source, logger, patienceMs: gapPatienceMs });
    this.live = new FactConsumer({
      bus, durable: durableOf(consumer, followed), logger, metrics, batchMax: BATCH_MAX, lagIntervalMs: lagMs,
      handle: (batch) => this.handle(batch),
      onAttached: () => this.reconcileSoon(),
    });
    const task = (name: string, intervalMs: number, run: () => Promise<boolean>) =>
      new RepeatingTask({ name: `${source} ${name}`, intervalMs, run, logger });
    this.startTask = task('bootstrap', DURABLE_POLL_MS, () => this.becomeReady());
    this.reconcileTask = task('reconcile', reconcileMs, () => this.reconcile());
    this.tasks = [this.reconcileTask, task('gaps', gapPollMs, async () => (await gaps.fill()) && !this.stopped), task('state', stateMs, () => this.report())];
    seam('subscription', this);
  }

  start(): void {
    const { bus } = this.settings;
    this.stopListening = [bus.onHint(hintSubject.repaired(), () => this.reconcileSoon()), bus.onReconnect(() => this.reconcileSoon())];
    this.startTask.start();
  }

  /** Stops pulling, finishes the batch in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.ending.abort();
    for (const end of this.stopListening.splice(0)) end();
    await this.startTask.stop();
    await this.live.stop();
    await Promise.all(this.tasks.map((task) => task.stop()));
  }

  /** True once the owner's log has been read to its end; the projection is usable from then on. */
  ready(): boolean {
    return this.bootstrapped;
  }

  /**
   * True while nothing of the owner is known to be missing here: compared with its log since the durable was found, nothing on the way, nothing
   * parked or set aside. For what may not be done on half a knowledge; `ready` only says that the copy may be used.
   */
  async caughtUp(): Promise<boolean> {
    if (!this.settings.bus.isConnected() || !this.compared || !this.live.isAttached || this.live.lag > 0) return false;
    const { parked, deadLetters } = await this.store.state();
    return parked === 0 && deadLetters === 0;
  }

  /** Applies a dead letter after its cause is mended, and what waited behind it. False when it is not open; rejects when its owner cannot be asked. Operators ask for it with `./haicap replay-dead-letters`. */
  replayDeadLetter(id: string): Promise<boolean> {
    return this.letters.replay(id);
  }

  private async becomeReady(): Promise<boolean> {
    if (this.bootstrapped) return false;
    const { bus, consumer, followed } = this.settings;
    const { bootstrapped } = await this.store.state();
    if (!bootstrapped) {
      // The durable exists before the first page is read: what is committed later than its page arrives through it.
      const durable = durableOf(consumer, followed);
      if (!bus.isConnected() || !(await this.exists(durable.stream, durable.name))) return false;
      if (!(await this.reconciler.bootstrap(() => this.stopped))) return false;
    }
    this.bootstrapped = true;
    if (this.stopped) return false;
    this.live.start();
    for (const task of this.tasks) task.start();
    return false;
  }

  private async exists(stream: string, durable: string): Promise<boolean> {
    try {
      await this.settings.bus.facts.consumers.get(stream, durable);
      return true;
    } catch (error) {
      this.settings.logger.debug({ err: error, stream, durable }, 'waiting for the durable');
      return false;
    }
  }

  private async handle(batch: DeliveredFact[]): Promise<Disposition[]> {
    const readable = batch.flatMap(({ fact, redeliveries }) => (fact === null ? [] : [{ fact, redeliveries }]));
    for (const { fact, raw } of batch) if (fact === null) await this.applier.setAsideRaw(raw);
    const outcomes = await this.applier.apply(readable);
    if (this.settings.givesWay && this.live.arrivalsPerSecond > this.intervals.loadPerSecond) await this.rest();
    let next = 0;
    return batch.map(({ fact }) => {
      const outcome = fact === null ? 'kept' : (outcomes[next++] ?? { retryMs: DURABLE_POLL_MS });
      return outcome === 'kept' ? 'ack' : { nakMs: outcome.retryMs };
    });
  }

  private async rest(): Promise<void> {
    await sleep(this.intervals.restMs, undefined, { signal: this.ending.signal }).catch((error: unknown) => {
      if (!this.ending.signal.aborted) throw error;
    });
  }

  private reconcileSoon(): void {
    this.repairSeen = true;
    this.compared = false;
    this.reconcileTask.wake();
  }

  private async reconcile(): Promise<boolean> {
    if (!this.settings.bus.isConnected()) return false;
    const afterRepair = this.repairSeen;
    // What stands in the stream is not missing. Fetching it from the owner as well would double the work of a backlog.
    if (!afterRepair && this.live.lag > BATCH_MAX) return false;
    this.repairSeen = false;
    try {
      await this.reconciler.reconcile(() => this.stopped, afterRepair);
      // What came up meanwhile is looked at by the next round.
      if (afterRepair && !this.repairSeen) this.compared = true;
    } catch (error) {
      this.repairSeen ||= afterRepair;
      throw error;
    }
    return false;
  }

  private async report(): Promise<boolean> {
    const { parked, deadLetters } = await this.store.state();
    this.settings.metrics.inboxParked.set({ source: this.source }, parked);
    this.settings.metrics.deadLetters.set({ source: this.source }, deadLetters);
    return deadLetters > 0 && (await this.letters.replayAsked(() => this.stopped)) && !this.stopped;
  }
}
