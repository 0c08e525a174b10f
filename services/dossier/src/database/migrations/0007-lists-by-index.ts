import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists of a large province need so that a page reads a page. Built beside the work of the day, so outside of a transaction. */
export class ListsByIndex implements MigrationInterface {
  readonly name = 'ListsByIndex1760000000007';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // A desk receives nearly everything for its own unit; what it received for others would be looked for among all of it.
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_received_for_others`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_received_for_others ON dossier (receiving_unit_id, status, due_order, id)
      WHERE receiving_unit_id <> competent_unit_id`);
    // An officer works for one unit: whoever asks for both gets all of the officer's, and sorting them would cost more than reading on.
    await runner.query(`CREATE STATISTICS IF NOT EXISTS dossier_officer_of_unit (dependencies) ON assignee_id, competent_unit_id FROM dossier`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
