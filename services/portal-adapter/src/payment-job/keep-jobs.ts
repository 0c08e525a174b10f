import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PaymentJobStore, type PaymentJob } from './payment-job.store.js';

/** Orders work outside, for nouns that may not do it themselves: what follows facts never calls anybody. */
@Injectable()
export class KeepJobs {
  constructor(private readonly jobs: PaymentJobStore) {}

  async add(tx: EntityManager, job: Omit<PaymentJob, 'attempts'>, runAt: Date): Promise<void> {
    await this.jobs.add(tx, job, runAt);
  }
}
