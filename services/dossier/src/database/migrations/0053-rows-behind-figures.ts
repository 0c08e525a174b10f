import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  ['dossier_received_of_unit', '(competent_unit_id, received_on, id) WHERE received_on IS NOT NULL'],
  ['dossier_completed_of_unit', '(competent_unit_id, completed_on, id) WHERE completed_on IS NOT NULL'],
  ['dossier_late_of_unit', `(competent_unit_id, completed_on, id) WHERE timeliness = 'late'`],
] as const;

/** Every number of a report opens its dossiers. Built beside the work of the day, so outside of a transaction. */
export class RowsBehindFigures implements MigrationInterface {
  readonly name = 'RowsBehindFigures1760000000053';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of INDEXES) {
      // One that was interrupted is left invalid under its name.
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON dossier ${on}`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
