import { Injectable } from '@nestjs/common';
import { RepeatingTask } from '@haicap/outbox';
import { withScope, type Logger } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { PaymentJobStore } from './payment-job.store.js';
import { RunPaymentJob } from './run-payment-job.js';

const POLL_MS = 1_000;
const AT_ONCE = 8;
// Longer than any call outside; a statement of thousands of payments may take longer and is then done twice, which changes nothing.
const LENT_MS = 120_000;

/** Does what was ordered, one lot after the other. */
@Injectable()
export class PaymentJobWorker {
  readonly #task: RepeatingTask;

  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly jobs: PaymentJobStore,
    private readonly runJob: RunPaymentJob,
    logger: Logger,
  ) {
    this.#task = new RepeatingTask({ name: 'payment jobs', intervalMs: POLL_MS, run: () => this.runDue(), logger });
  }

  start(): void {
    this.#task.start();
  }

  wake(): void {
    this.#task.wake();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  /** Does the jobs that are due; true when there may be more. */
  async runDue(): Promise<boolean> {
    const now = this.installation.clock.now();
    const due = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.jobs.claim(tx, now, new Date(now.getTime() + LENT_MS), AT_ONCE));
    await Promise.all(due.map((job) => this.runJob.run(job)));
    return due.length === AT_ONCE;
  }
}
