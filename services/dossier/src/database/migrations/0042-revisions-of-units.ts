import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the calendar of a unit changed last, and its closure about which nobody has decided yet; so one commune's closure leaves the
 * recalculation of another alone. The index is built beside the work of the day, so outside of a transaction.
 */
export class RevisionsOfUnits implements MigrationInterface {
  readonly name = 'RevisionsOfUnits1760000000042';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // Before, every change counted as one of the whole province.
    await runner.query('ALTER TABLE calendar_revision ADD COLUMN IF NOT EXISTS province_revision bigint NOT NULL DEFAULT 0');
    await runner.query('UPDATE calendar_revision SET province_revision = revision WHERE province_revision = 0');
    await runner.query(`
      CREATE TABLE IF NOT EXISTS unit_calendar_revision (
        unit_id uuid PRIMARY KEY,
        revision bigint NOT NULL,
        open_document text
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON unit_calendar_revision TO dossier_app');
    // One that was interrupted is left invalid under its name.
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS dossier_open_transferred');
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_open_transferred ON dossier (id)
      WHERE first_competent_unit_id IS NOT NULL AND status NOT IN ('submitted', 'refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
