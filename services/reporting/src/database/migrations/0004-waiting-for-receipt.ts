import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dossiers that were filed online and wait for their receipt. What was filed before this release is counted after a rebuild. */
export class WaitingForReceipt implements MigrationInterface {
  readonly name = 'WaitingForReceipt1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tally ADD COLUMN waiting_change integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE dossier_standing ADD COLUMN submitted_on date`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
