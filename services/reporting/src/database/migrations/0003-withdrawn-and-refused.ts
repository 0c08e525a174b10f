import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dossiers that were filed and not received, that were paused, and that ended without a result. */
export class WithdrawnAndRefused implements MigrationInterface {
  readonly name = 'WithdrawnAndRefused1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE tally ADD COLUMN withdrawn integer NOT NULL DEFAULT 0, ADD COLUMN refused integer NOT NULL DEFAULT 0`);
    await runner.query(`
      ALTER TABLE dossier_standing
        ALTER COLUMN received_on DROP NOT NULL,
        ADD COLUMN refused_on date,
        ADD COLUMN stopped_on date,
        ADD COLUMN pauses jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
