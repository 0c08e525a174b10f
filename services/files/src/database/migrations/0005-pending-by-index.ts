import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits in quarantine is looked for again and again, and is few beside what nobody has scanned. Built beside the work of the day, so outside of a transaction. */
export class PendingByIndex1760000000005 implements MigrationInterface {
  readonly name = 'PendingByIndex1760000000005';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS stored_file_pending`);
    await runner.query(`CREATE INDEX CONCURRENTLY stored_file_pending ON stored_file (scan_tried_at NULLS FIRST, id) WHERE scan = 'pending'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
