import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Which steps of the load are done. */
@Injectable()
export class LoadStepStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes the step for this transaction; false when it is done already. A second loader waits here for the first. */
  async take(tx: EntityManager, step: string, doneAt: Date, report: unknown): Promise<boolean> {
    const taken: unknown[] = await tx.query(
      'INSERT INTO load_step (step, done_at, report) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING step',
      [step, doneAt.toISOString(), report === undefined ? null : JSON.stringify(report)],
    );
    return taken.length > 0;
  }

  /** The report a step left, undefined when the step is not done. */
  async reportOf(step: string): Promise<unknown> {
    const rows: { report: unknown }[] = await this.dataSource.query('SELECT report FROM load_step WHERE step = $1', [step]);
    return rows[0]?.report;
  }
}
