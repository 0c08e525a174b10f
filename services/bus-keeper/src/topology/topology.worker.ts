import { hintSubject } from '@haicap/contracts';
import { signedLag, type Bus } from '@haicap/messaging';
import type { Logger, Metrics } from '@haicap/service-kit';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { BusObserver } from './bus-observer.js';
import { repairBus } from './repair-bus.js';
import { absentees, durableKey, NOTHING_REMEMBERED, planRepairs, rememberRepaired, type Memory, type ObservedTopology, type Repair, type WantedTopology } from './topology.js';

export interface TopologyWorkerOptions {
  readonly bus: Bus;
  readonly wanted: WantedTopology;
  readonly checkIntervalMs: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

// A repair may uncover the next trouble (a recreated stream without its durables); more rounds wait for the next check.
const ROUNDS_MAX = 4;

/**
 * Looks at the bus every few seconds and after each reconnection, repairs what is not as the contracts want it, and then
 * tells everybody, so that relays and inboxes look for what is missing. It keeps nothing but its memory of the last look.
 */
export class TopologyWorker {
  readonly #options: TopologyWorkerOptions;
  readonly #observer: BusObserver;
  #memory: Memory = NOTHING_REMEMBERED;
  #absent: readonly string[] = ['not looked yet'];
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  #running = false;
  #reconnected = true;
  readonly #forgetListener: () => void;

  constructor(options: TopologyWorkerOptions) {
    this.#options = options;
    this.#observer = new BusObserver(options.logger);
    this.#forgetListener = options.bus.onReconnect(() => {
      this.#reconnected = true;
      if (this.#running) void this.check();
    });
  }

  /** The names of streams and durables that are not there; empty when the bus is whole. */
  get absent(): readonly string[] {
    return this.#absent;
  }

  /** Looks now, at each interval and after each reconnection, until `stop`. */
  start(): void {
    this.#running = true;
    void this.check();
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#forgetListener();
    clearTimeout(this.#timer);
    await this.#checking;
  }

  /** Looks once and repairs. Two calls at once share one look. */
  check(): Promise<void> {
    clearTimeout(this.#timer);
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
      if (this.#running) this.#timer = setTimeout(() => void this.check(), this.#options.checkIntervalMs);
    });
    return this.#checking;
  }

  async #check(): Promise<void> {
    const { bus, logger, metrics } = this.#options;
    if (!bus.isConnected()) {
      this.#absent = ['bus not connected'];
      return;
    }
    const afterReconnection = this.#reconnected;
    this.#reconnected = false;
    try {
      // Asking for the API level would need a right that production may not give.
      const manager = await jetstreamManager(bus.nc, { checkAPI: false });
      const isSettled = await this.#lookAndRepair(manager, afterReconnection);
      if (isSettled) return;
    } catch (error) {
      logger.error({ err: error }, 'the bus could not be looked at or repaired');
    }
    metrics.counter('haicap_bus_checks_failed_total', 'Looks at the bus that failed').inc();
    // What only a look after a reconnection can tell is still to be told.
    this.#reconnected ||= afterReconnection;
  }

  /** False when a repair failed: its stream keeps its old memory, so that the next look finds the same trouble. */
  async #lookAndRepair(manager: JetStreamManager, afterReconnection: boolean): Promise<boolean> {
    const { bus, wanted, logger } = this.#options;
    let observed = await this.#observer.observe(manager, wanted, this.#memory, afterReconnection);
    let repaired = 0;
    let isSettled = true;
    for (let round = 0; round < ROUNDS_MAX && isSettled; round += 1) {
      const repairs = planRepairs(observed, wanted, this.#memory);
      const done = await repairBus(manager, wanted, repairs, logger);
      this.#memory = rememberRepaired(observed, this.#memory, repairs, done);
      this.#count(done);
      repaired += done.length;
      isSettled = done.length === repairs.length;
      if (repairs.length === 0) break;
      observed = await this.#observer.observe(manager, wanted, this.#memory, false);
    }
    this.#absent = absentees(observed, wanted);
    this.#measure(observed);
    if (repaired > 0) bus.hint(hintSubject.repaired());
    return isSettled;
  }

  #count(repairs: readonly Repair[]): void {
    const counter = this.#options.metrics.counter('haicap_bus_repairs_total', 'Repairs of streams and durables', ['kind', 'reason']);
    for (const { kind, reason } of repairs) counter.inc({ kind, reason });
  }

  #measure(observed: ObservedTopology): void {
    const { wanted, metrics } = this.#options;
    for (const durable of wanted.durables) {
      const state = observed.durables.get(durableKey(durable));
      const stream = observed.streams.get(durable.stream);
      if (state?.state !== 'present' || stream?.state !== 'present') continue;
      const lag = signedLag({ streamLastSeq: stream.lastSeq, deliveredStreamSeq: state.deliveredSeq, pending: state.pending, ackPending: state.ackPending });
      metrics.consumerLag.set({ stream: durable.stream, durable: durable.name }, lag);
    }
  }
}
