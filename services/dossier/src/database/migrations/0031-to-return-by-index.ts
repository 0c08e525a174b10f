import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A desk that returns what others received and decided finds it while it lies there. Built beside the work of the day, so outside of a transaction. */
export class ToReturnByIndex implements MigrationInterface {
  readonly name = 'ToReturnByIndex1760000000031';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_to_return_for_others`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_to_return_for_others ON dossier (returning_unit_id, due_order, id)
      WHERE status = 'completed' AND returning_unit_id <> competent_unit_id AND returning_unit_id <> receiving_unit_id`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
