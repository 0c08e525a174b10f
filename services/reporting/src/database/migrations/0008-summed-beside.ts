import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A copy is summed up while nobody else writes to it, and takes facts in again when it has its sums. Until then `building_slot` is what a
 * process of the release before knows too; what such a process applies later is in the live copy alone, and `taken_events` falls behind.
 */
export class SummedBeside implements MigrationInterface {
  readonly name = 'SummedBeside1760000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE figure_state
      ADD COLUMN summed_slot text CHECK (summed_slot IN ('a', 'b') AND summed_slot <> live_slot),
      ADD CHECK (summed_slot IS NULL OR building_slot IS NULL),
      ADD COLUMN taken_events bigint NOT NULL DEFAULT 0`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
