import { WEBHOOK_LOG_DAYS } from '@haicap/contracts';
import { RepeatingTask, type FactSubscription } from '@haicap/outbox';
import { withScope, type Logger, type Metrics } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { KeepSecrets } from '../secret/keep-secrets.js';
import { DeliveryStore } from './delivery.store.js';
import { FollowOwners } from '../subscription/follow-owners.js';
import { SendLot } from './send-lot.js';

const POLL_MS = 1_000;
const UPKEEP_MS = 60_000;
const AT_ONCE = 1_000;
// Within the 30 seconds in which whatever ends takes effect everywhere.
const OWNERS_MS = 20_000;
const DAY_MS = 86_400_000;
/** Subscriptions that are sent to at the same time. One whose endpoint is slow keeps its own place and nobody else's. */
export const LANES = 32;

/** Facts of who may own a subscription. */
type Owners = Pick<FactSubscription, 'caughtUp'>;

export interface DeliveryWorkerParts {
  readonly dataSource: DataSource;
  readonly installation: Installation;
  readonly deliveries: DeliveryStore;
  readonly secrets: KeepSecrets;
  readonly sending: SendLot;
  readonly owners: FollowOwners;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Sends what is due, a lane per subscription, and clears away what is over. */
export class DeliveryWorker {
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #tasks: readonly RepeatingTask[];
  readonly #ending = new AbortController();
  readonly #behind = new Set<Owners>();

  constructor(private readonly parts: DeliveryWorkerParts) {
    const { logger } = parts;
    this.#tasks = [
      new RepeatingTask({ name: 'webhook deliveries', intervalMs: POLL_MS, run: () => this.fill(), logger }),
      new RepeatingTask({ name: 'webhook upkeep', intervalMs: UPKEEP_MS, run: () => this.upkeep(), logger }),
      new RepeatingTask({ name: 'webhook owners', intervalMs: OWNERS_MS, run: () => this.followOwners(), logger }),
    ];
  }

  /** Nothing is sent before it is known who may still own a subscription: a copy that was complete once may have missed what happened while the process was down. */
  start(owners: readonly Owners[]): void {
    for (const one of owners) this.#behind.add(one);
    for (const task of this.#tasks) task.start();
  }

  wake(): void {
    this.#tasks[0]?.wake();
  }

  /** Somebody's post, lock or last day has changed. */
  ownersChanged(): void {
    this.#tasks[2]?.wake();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#tasks.map((task) => task.stop()));
    await Promise.all(this.#lanes.values());
  }

  /** Opens a lane for each subscription that has something due, and does not wait for any. */
  async fill(): Promise<boolean> {
    if (this.#ending.signal.aborted || this.#lanes.size >= LANES || !(await this.#knowsOwners())) return false;
    const { dataSource, deliveries, installation } = this.parts;
    const due = await withScope(dataSource, { kind: 'installation' }, (tx) => deliveries.due(tx, installation.clock.now(), [...this.#lanes.keys()], LANES - this.#lanes.size), { keepsPlans: true });
    for (const { subscriptionId, isProbe } of due) this.#lanes.set(subscriptionId, this.#lane(subscriptionId, isProbe));
    return false;
  }

  /** Each of them once since the start: what falls behind later follows by itself. */
  async #knowsOwners(): Promise<boolean> {
    await Promise.all([...this.#behind].map(async (one) => {
      if (await one.caughtUp()) this.#behind.delete(one);
    }));
    return this.#behind.size === 0;
  }

  /** Until every lane that is open has ended; for a test that wants to see the end. */
  async settled(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** A day that is over is told by nobody, so this looks by itself, too. */
  async followOwners(): Promise<boolean> {
    if (!(await this.#knowsOwners())) return false;
    const hasChanged = await withScope(this.parts.dataSource, { kind: 'installation' }, (tx) => this.parts.owners.run(tx), { actor: 'service:webhook' });
    if (hasChanged) {
      this.parts.installation.wakeRelay();
      this.wake();
    }
    return false;
  }

  async upkeep(): Promise<boolean> {
    const { dataSource, deliveries, secrets, installation } = this.parts;
    const now = installation.clock.now();
    return withScope(dataSource, { kind: 'installation' }, async (tx) => {
      await secrets.dropEnded(tx);
      const [expired, dropped] = [await deliveries.expire(tx, now, AT_ONCE), await deliveries.drop(tx, new Date(now.getTime() - WEBHOOK_LOG_DAYS * DAY_MS), AT_ONCE)];
      return expired || dropped;
    }, { actor: 'service:webhook' });
  }

  async #lane(subscriptionId: string, isProbe: boolean): Promise<void> {
    const { sending, logger, metrics } = this.parts;
    const lots = metrics.counter('haicap_webhook_lots_total', 'Lots of messages sent to one endpoint, by whether all of them arrived', ['arrived']);
    try {
      const hasArrived = await sending.run(subscriptionId, isProbe, this.#ending.signal);
      lots.inc({ arrived: String(hasArrived) });
      // There may be more, and the endpoint takes it.
      if (hasArrived) this.wake();
    } catch (error) {
      logger.warn({ err: error, subscriptionId }, 'a lot of webhook messages ended in a fault and is lent again later');
    } finally {
      this.#lanes.delete(subscriptionId);
    }
  }
}
