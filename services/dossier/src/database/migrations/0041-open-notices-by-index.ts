import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The notices that still hold, of a unit and of all. Built beside the work of the day, so outside of a transaction. */
export class OpenNoticesByIndex implements MigrationInterface {
  readonly name = 'OpenNoticesByIndex1760000000041';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // Those that were interrupted are left invalid under their names.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS deadline_notice_open_of_unit`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY deadline_notice_open_of_unit ON deadline_notice (competent_unit_id, noticed_at DESC, notice_id DESC) WHERE ended_at IS NULL`);
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS deadline_notice_open`);
    await runner.query(`CREATE INDEX CONCURRENTLY deadline_notice_open ON deadline_notice (noticed_at DESC, notice_id DESC) WHERE ended_at IS NULL`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
