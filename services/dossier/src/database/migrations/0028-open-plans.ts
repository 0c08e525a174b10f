import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan of a year that has arrived and about which nobody has decided yet whether open dossiers follow it. */
export class OpenPlans implements MigrationInterface {
  readonly name = 'OpenPlans1760000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE calendar_revision ADD COLUMN open_plan text');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
