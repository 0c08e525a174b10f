import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The book of a day is read by the day on which money was written down. Built beside the work of the day, so outside of a transaction. */
export class BookByIndex implements MigrationInterface {
  readonly name = 'BookByIndex1760000000033';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS payment_of_book`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY payment_of_book ON payment (coalesce(booked_on, paid_on), unit_id, receipt_series, receipt_number)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
