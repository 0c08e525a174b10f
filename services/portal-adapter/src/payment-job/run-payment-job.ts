import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { ChangeSession } from '../payment-session/change-session.js';
import { FindSessions } from '../payment-session/find-sessions.js';
import { isLive } from '../payment-session/payment-session.js';
import type { PaymentPlatform } from '../platform/payment-platform.js';
import { PlatformConnection } from '../platform/platform-connection.js';
import { MakeStatement } from '../statement/make-statement.js';
import { PaymentJobStore, type PaymentJob } from './payment-job.store.js';

// Bounded by time, not by a count: a payment that could not be opened for a day has failed, a bill is asked for as long.
const RETRY_S = [2, 5, 15, 60, 300, 900];
const QUERY_S = [120, 300, 900, 1_800, 3_600];
const ATTEMPTS_OF_A_DAY = 100;

/** Writes in the end of a job: called in the transaction that also marks it done. */
type Finish = (tx: EntityManager) => Promise<void>;
/** `again` asks the same later. */
type Outcome = { readonly finish: Finish } | { readonly again: 'later' };

/** Runs one job: first the call outside, without a transaction, then everything it changes in one. */
@Injectable()
export class RunPaymentJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly connection: PlatformConnection,
    private readonly jobs: PaymentJobStore,
    private readonly sessions: FindSessions,
    private readonly change: ChangeSession,
    private readonly statement: MakeStatement,
  ) {}

  /** The signal ends what takes long; the job is done later then. */
  async run(job: PaymentJob, ending: AbortSignal): Promise<void> {
    let outcome: Outcome;
    try {
      outcome = await this.#work(job, ending);
    } catch (error) {
      return this.#later(job, RETRY_S, error instanceof Error ? error.name : 'fault');
    }
    if ('again' in outcome) return this.#later(job, QUERY_S, null);
    const { finish } = outcome;
    await this.#transact(async (tx) => {
      if (await this.jobs.done(tx, job.jobId, this.installation.clock.now())) await finish(tx);
    });
    this.installation.wakeRelay();
  }

  async #work(job: PaymentJob, ending: AbortSignal): Promise<Outcome> {
    const { platform } = this.connection;
    if (job.kind === 'statement') return this.#state(job, ending);
    if (job.paymentId === null) throw new Error(`job ${job.jobId} is about no payment`);
    if (platform === null) return { finish: async (tx) => this.change.failed(tx, await this.sessions.lock(tx, job.paymentId ?? ''), 'refused-by-platform') };
    const work = { open: this.#open, query: this.#query, bill: this.#bill }[job.kind];
    return work.call(this, platform, job.paymentId, job.attempts);
  }

  async #open(platform: PaymentPlatform, paymentId: string, attempts: number): Promise<Outcome> {
    const { session, order } = await this.#transact(async (tx) => ({ session: await this.sessions.lock(tx, paymentId), order: await this.sessions.orderOf(tx, paymentId) }));
    // Given up before its turn came: the platform need not hear of it.
    if (session !== null && !isLive(session)) return { finish: () => Promise.resolve() };
    if (order === null) throw new Error(`payment ${paymentId} has no order`);
    if (attempts > ATTEMPTS_OF_A_DAY) return { finish: async (tx) => this.change.failed(tx, await this.sessions.lock(tx, paymentId), 'expired') };
    const answer = await platform.open({ ...order, at: this.installation.clock.now() });
    if (answer.kind === 'opened') return { finish: (tx) => this.change.opened(tx, paymentId, answer.payUrl) };
    return { finish: async (tx) => this.change.failed(tx, await this.sessions.lock(tx, paymentId), 'refused-by-platform') };
  }

  async #query(platform: PaymentPlatform, paymentId: string): Promise<Outcome> {
    const now = this.installation.clock.now();
    const session = await this.#transact((tx) => this.sessions.lock(tx, paymentId));
    if (session === null || session.status === 'paid') return { finish: () => Promise.resolve() };
    const answer = await platform.query(session.reference, now);
    if (answer.kind === 'paid') {
      return { finish: async (tx) => { await this.change.paid(tx, await this.sessions.lock(tx, paymentId), answer.payment); } };
    }
    // Also of one that was given up or has failed meanwhile: whoever has its page open may still pay there.
    if (session.expiresAt !== null && now < session.expiresAt) return { again: 'later' };
    return { finish: async (tx) => this.change.failed(tx, await this.sessions.lock(tx, paymentId), 'expired') };
  }

  async #bill(platform: PaymentPlatform, paymentId: string, attempts: number): Promise<Outcome> {
    const session = await this.#transact((tx) => this.sessions.lock(tx, paymentId));
    if (session === null) return { finish: () => Promise.resolve() };
    const answer = await platform.bill(session.reference, this.installation.clock.now());
    if (answer.kind === 'bill') return { finish: (tx) => this.change.billed(tx, paymentId, answer.billNumber) };
    return attempts > ATTEMPTS_OF_A_DAY ? { finish: () => Promise.resolve() } : { again: 'later' };
  }

  async #state({ reconciliationId, day, jobId }: PaymentJob, ending: AbortSignal): Promise<Outcome> {
    if (reconciliationId === null || day === null) throw new Error(`job ${jobId} is about no day`);
    const lines = await this.statement.gather(day, ending);
    return { finish: (tx) => this.statement.tell(tx, reconciliationId, day, lines) };
  }

  async #later(job: PaymentJob, schedule: readonly number[], error: string | null): Promise<void> {
    const afterS = schedule[Math.min(job.attempts, schedule.length) - 1] ?? schedule.at(-1) ?? 60;
    const runAt = new Date(this.installation.clock.now().getTime() + afterS * 1_000);
    await this.#transact((tx) => this.jobs.again(tx, job.jobId, runAt, error));
  }

  #transact<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.dataSource, { kind: 'installation' }, fn, { actor: 'service:portal-adapter' });
  }
}
