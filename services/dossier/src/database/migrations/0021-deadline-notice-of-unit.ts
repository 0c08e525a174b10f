import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices are read unit by unit, so they say of which unit they are; no release has given any before. */
export class DeadlineNoticeOfUnit implements MigrationInterface {
  readonly name = 'DeadlineNoticeOfUnit1760000000021';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE deadline_notice ADD COLUMN IF NOT EXISTS competent_unit_id uuid`);
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS deadline_notice_of_unit`);
    await runner.query(`CREATE INDEX CONCURRENTLY deadline_notice_of_unit ON deadline_notice (competent_unit_id, noticed_at DESC, notice_id DESC)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
