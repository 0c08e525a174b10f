import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a version of a procedure says beyond the first release. Versions published before say nothing of it, and read as the contract's defaults. */
export class ProceduresInFull implements MigrationInterface {
  readonly name = 'ProceduresInFull1760000000008';

  async up(runner: QueryRunner): Promise<void> {
    // The form lies apart: lists and intake do not read it.
    await runner.query(`
      ALTER TABLE procedure
        ADD COLUMN details jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN e_form jsonb,
        ADD COLUMN published_at timestamptz,
        ADD COLUMN published_by text`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
