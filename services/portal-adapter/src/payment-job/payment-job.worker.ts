import { Injectable } from '@nestjs/common';
import { RepeatingTask } from '@haicap/outbox';
import { withScope, type Logger } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { PaymentJobStore, type PaymentJob } from './payment-job.store.js';
import { RunPaymentJob } from './run-payment-job.js';

const POLL_MS = 1_000;

interface Lane {
  readonly name: string;
  readonly kinds: readonly PaymentJob['kind'][];
  readonly atOnce: number;
  /** Longer than its work usually takes. What is lent twice all the same is finished once. */
  readonly lentMs: number;
}

/** A statement asks about every payment of a day, so it goes beside what people at a desk wait for and never before it. */
export const LANES: readonly Lane[] = [
  { name: 'payment jobs', kinds: ['open', 'query', 'bill'], atOnce: 8, lentMs: 120_000 },
  { name: 'payment statements', kinds: ['statement'], atOnce: 1, lentMs: 900_000 },
];

/** Does what was ordered, lane beside lane, in each one lot after the other. */
@Injectable()
export class PaymentJobWorker {
  readonly #tasks: readonly RepeatingTask[];
  readonly #ending = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly jobs: PaymentJobStore,
    private readonly runJob: RunPaymentJob,
    logger: Logger,
  ) {
    this.#tasks = LANES.map((lane) => new RepeatingTask({ name: lane.name, intervalMs: POLL_MS, run: () => this.runDue(lane), logger }));
  }

  start(): void {
    for (const task of this.#tasks) task.start();
  }

  wake(): void {
    for (const task of this.#tasks) task.wake();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#tasks.map((task) => task.stop()));
  }

  /** Does the jobs of a lane that are due; true when there may be more. All of a lot end before a fault of one is told. */
  async runDue({ kinds, atOnce, lentMs }: Lane): Promise<boolean> {
    const now = this.installation.clock.now();
    const lending = { now, lentUntil: new Date(now.getTime() + lentMs), limit: atOnce };
    const due = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.jobs.claim(tx, kinds, lending));
    const ends = await Promise.allSettled(due.map((job) => this.runJob.run(job, this.#ending.signal)));
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${due.length} payment jobs ended in a fault and are lent again later`);
    return due.length === atOnce;
  }
}
