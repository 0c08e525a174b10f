import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A support point finds what it helped to file, and a unit what it handed on. Built beside the work of the day, so outside of a transaction. */
export class ListsOfFurtherUnits implements MigrationInterface {
  readonly name = 'ListsOfFurtherUnits1760000000043';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, column] of [['dossier_of_support_unit', 'support_unit_id'], ['dossier_of_first_competent_unit', 'first_competent_unit_id']] as const) {
      // One that was interrupted is left invalid under its name.
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON dossier (${column}, status, due_order, id) WHERE ${column} IS NOT NULL`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
