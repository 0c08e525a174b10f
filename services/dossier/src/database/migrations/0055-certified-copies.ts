import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers handed in as certified copies, which stand for the original (Decree 23/2015, article 3), counted apart from plain copies. What was booked before stays a copy: nobody knows which it was. */
export class CertifiedCopies implements MigrationInterface {
  readonly name = 'CertifiedCopies1760000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier_component ADD COLUMN certified_copies smallint NOT NULL DEFAULT 0');
    await runner.query('GRANT UPDATE (certified_copies) ON dossier_component TO dossier_app');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
