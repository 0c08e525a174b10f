import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A day also says which receipts of earlier days were cancelled on it. Built beside the work of the day, so outside of a transaction. */
export class CancelledByIndex implements MigrationInterface {
  readonly name = 'CancelledByIndex1760000000037';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS payment_cancelled_on`);
    await runner.query(`CREATE INDEX CONCURRENTLY payment_cancelled_on ON payment (closed_at) WHERE status = 'cancelled' AND receipt_number IS NOT NULL`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
