import type { Clock } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AFTER_COMMIT, CLOCK } from '../injected.js';
import { LoadStepStore } from './load-step.store.js';

/** Runs a step of the load in one transaction with its mark, so it happens once, whatever stops the process between steps. */
@Injectable()
export class RunOnce {
  constructor(
    private readonly dataSource: DataSource,
    private readonly steps: LoadStepStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(AFTER_COMMIT) private readonly afterCommit: () => void,
  ) {}

  /** What the step left behind, undefined when it is not done. */
  reportOf(step: string): Promise<unknown> {
    return this.steps.reportOf(step);
  }

  /** True when it ran now, false when it was done before. */
  async run(step: string, work: (tx: EntityManager) => Promise<void>, report?: unknown): Promise<boolean> {
    const ran = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      if (!(await this.steps.take(tx, step, this.clock.now(), report))) return false;
      await work(tx);
      return true;
    }, { actor: 'registry' });
    if (ran) this.afterCommit();
    return ran;
  }
}
