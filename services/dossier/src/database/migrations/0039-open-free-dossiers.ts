import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rule of fees that is published walks over what is open and free. Built beside the work of the day, so outside of a transaction. */
export class OpenFreeDossiers implements MigrationInterface {
  readonly name = 'OpenFreeDossiers1760000000039';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_open_free`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_open_free ON dossier (id)
      WHERE NOT payable AND NOT historic AND status NOT IN ('refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
