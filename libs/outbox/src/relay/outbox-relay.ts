import { hintSubject, TOPOLOGY, type ServiceName } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import type { Logger, Metrics } from '@haicap/service-kit';
import type { Pool } from 'pg';
import { seam } from '#hooks';
import { AuditSealer } from '../audit/audit-sealer.js';
import { AuditSigner } from '../audit/audit-signing.js';
import { CheckpointKeeper } from '../audit/checkpoint-keeper.js';
import { CheckpointStore } from '../audit/checkpoint-store.js';
import { OutboxPublisher } from './outbox-publisher.js';
import { preparePartitions } from './prepare-partitions.js';
import { LeaseLost, RelayLease, type LeaseTerm } from './relay-lease.js';
import { RepeatingTask } from './repeating-task.js';
import { StreamWatch } from './stream-watch.js';

export interface RelaySettings {
  /** Connections of the role <service>_relay. */
  readonly pool: Pool;
  readonly bus: Bus;
  readonly service: ServiceName;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Who holds the lease: unique per process, for example a new id. */
  readonly owner: string;
  readonly clock: Clock;
  /** Signs the audit chain's checkpoints (`auditKey` of the configuration). */
  readonly checkpointKey: Uint8Array;
  /** The folder outside of the database where they are kept (`auditCheckpoints` of the configuration). */
  readonly checkpointFolder: string;
  readonly intervals?: Partial<RelayIntervals>;
}

export interface RelayIntervals {
  readonly leaseTtlMs: number;
  readonly renewMs: number;
  readonly pollMs: number;
  readonly sealMs: number;
  readonly checkpointMs: number;
  readonly watchMs: number;
  readonly housekeepMs: number;
}

const INTERVALS: RelayIntervals = { leaseTtlMs: 15_000, renewMs: 5_000, pollMs: 200, sealMs: 500, checkpointMs: 5_000, watchMs: 2_000, housekeepMs: 3_600_000 };
const ASK_FOR_LEASE_MS = 1_000;
/** Published entries and inbox rows are kept so long; keys as long as ARCHITECTURE.md §3.4 says. */
const OUTBOX_DAYS = 35;
const INBOX_DAYS = 100;
const KEY_DAYS = 35;

/**
 * The one process per service that moves events from the outbox to the stream, seals the audit trail and keeps
 * partitions, all under one fenced lease. Others wait for the lease. Example:
 * `const relay = new OutboxRelay({ pool: relayPool, bus, service: 'dossier', logger, metrics, owner: ids.next(),
 * clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints }); relay.start();`
 */
export class OutboxRelay {
  private readonly lease: RelayLease;
  private readonly publisher: OutboxPublisher;
  private readonly watch: StreamWatch;
  private readonly sealer: AuditSealer;
  private readonly checkpoints: CheckpointKeeper;
  private readonly tasks: Record<'lease' | 'publish' | 'watch' | 'seal' | 'checkpoint' | 'housekeep', RepeatingTask>;
  private readonly intervals: RelayIntervals;
  private stopListening: (() => void)[] = [];
  /** The term under which the stream was compared once; nothing is published before. */
  private watchedEpoch: string | undefined;
  private readonly ownsStream: boolean;

  constructor(private readonly settings: RelaySettings) {
    const { pool, service, owner, logger } = settings;
    this.intervals = { ...INTERVALS, ...settings.intervals };
    this.ownsStream = TOPOLOGY[service].nouns.length > 0;
    this.lease = new RelayLease({ pool, name: `relay.${service}`, owner, ttlMs: this.intervals.leaseTtlMs });
    this.publisher = new OutboxPublisher(settings);
    this.watch = new StreamWatch(settings);
    this.sealer = new AuditSealer({ pool });
    this.checkpoints = new CheckpointKeeper({
      pool, service, clock: settings.clock, signer: new AuditSigner(settings.checkpointKey), store: new CheckpointStore(settings.checkpointFolder),
    });
    const task = (name: string, intervalMs: number, run: () => Promise<boolean>) => new RepeatingTask({ name, intervalMs, run, logger });
    this.tasks = {
      lease: task('lease', ASK_FOR_LEASE_MS, () => this.keepLease()),
      watch: task('watch', this.intervals.watchMs, () => this.held((term) => this.watchStream(term))),
      publish: task('publish', this.intervals.pollMs, () => this.publishOrForget()),
      seal: task('seal', this.intervals.sealMs, () => this.held((term) => this.sealer.seal(term))),
      checkpoint: task('checkpoint', this.intervals.checkpointMs, () => this.held(() => this.checkpoints.keepIfDue())),
      housekeep: task('housekeep', this.intervals.housekeepMs, () => this.held(() => this.housekeep())),
    };
    seam('relay', this);
  }

  start(): void {
    const { bus, service } = this.settings;
    const look = () => {
      this.tasks.watch.wake();
      this.tasks.publish.wake();
    };
    this.stopListening = [
      bus.onHint(hintSubject.outbox(service), () => this.tasks.publish.wake()),
      bus.onHint(hintSubject.repaired(), look),
      bus.onReconnect(look),
    ];
    for (const task of Object.values(this.tasks)) task.start();
  }

  /** Finishes the batch in hand and gives the lease up, so that another takes over at once. */
  async stop(): Promise<void> {
    for (const end of this.stopListening.splice(0)) end();
    await Promise.all(Object.values(this.tasks).map((task) => task.stop()));
    await this.lease.release();
  }

  /** Whether this process holds the lease now. */
  isHolder(): boolean {
    return this.lease.term() !== undefined;
  }

  private renewAtMs = 0;

  private async keepLease(): Promise<boolean> {
    if (this.lease.term() !== undefined && performance.now() < this.renewAtMs) return false;
    const before = this.lease.term()?.epoch;
    const term = await this.lease.hold();
    this.renewAtMs = performance.now() + this.intervals.renewMs;
    if (term !== undefined && term.epoch !== before) {
      this.settings.logger.info({ epoch: term.epoch }, 'relay lease taken');
      for (const task of [this.tasks.housekeep, this.tasks.watch, this.tasks.seal]) task.wake();
    }
    return false;
  }

  private async held(work: (term: LeaseTerm) => Promise<boolean>): Promise<boolean> {
    const term = this.lease.term();
    if (term === undefined) return false;
    try {
      return await work(term);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.settings.logger.warn({ epoch: term.epoch }, 'another relay has taken over');
      this.lease.lose();
      return false;
    }
  }

  private async watchStream(term: LeaseTerm): Promise<boolean> {
    if (!this.ownsStream) return false;
    const queued = await this.watch.look(term);
    if (queued === undefined) return false;
    if (this.watchedEpoch !== term.epoch || queued > 0) {
      this.watchedEpoch = term.epoch;
      this.tasks.publish.wake();
    }
    return false;
  }

  private async publishOrForget(): Promise<boolean> {
    if (!this.ownsStream) return false;
    const more = await this.held((term) => this.publish(term));
    if (!this.isHolder()) this.publisher.forgetAge();
    return more;
  }

  private async publish(term: LeaseTerm): Promise<boolean> {
    if (this.watchedEpoch !== term.epoch) {
      await this.publisher.reportAge();
      return false;
    }
    return this.publisher.publishBatch(term);
  }

  private async housekeep(): Promise<boolean> {
    const now = this.settings.clock.now().toISOString();
    await preparePartitions(this.settings.pool, now);
    await this.settings.pool.query('SELECT drop_expired($1, $2, $3, $4)', [now, OUTBOX_DAYS, INBOX_DAYS, KEY_DAYS]);
    return false;
  }
}
