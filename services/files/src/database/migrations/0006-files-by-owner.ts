import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody brought in is listed for that person. Built beside the work of the day, so outside of a transaction. */
export class FilesByOwner1760000000006 implements MigrationInterface {
  readonly name = 'FilesByOwner1760000000006';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS stored_file_of_owner`);
    await runner.query(`CREATE INDEX CONCURRENTLY stored_file_of_owner ON stored_file (owner_account_id, id)`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
