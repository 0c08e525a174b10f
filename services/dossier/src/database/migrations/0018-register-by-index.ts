import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of a desk is read in the order of receipts. Built beside the work of the day, so outside of a transaction. */
export class RegisterByIndex implements MigrationInterface {
  readonly name = 'RegisterByIndex1760000000018';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_register`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_register ON dossier (receiving_unit_id, received_at, id) WHERE received_at IS NOT NULL`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
