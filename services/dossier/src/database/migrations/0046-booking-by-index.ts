import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Behind a row policy no index serves coalesce(), so the book of a day read all receipts of a unit. Built beside the work of the day, so outside of a transaction. */
export class BookingByIndex implements MigrationInterface {
  readonly name = 'BookingByIndex1760000000046';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS payment_of_booking`);
    await runner.query(`CREATE INDEX CONCURRENTLY payment_of_booking ON payment (booked_on, unit_id, receipt_series, receipt_number) WHERE booked_on IS NOT NULL`);
    // Used by nobody any more.
    for (const index of ['payment_of_book', 'deadline_notice_latest', 'deadline_notice_of_unit']) await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${index}`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
