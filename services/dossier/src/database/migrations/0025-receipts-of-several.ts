import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which further dossiers a paper opens: whoever reads it has to have a right to each of them. */
export class ReceiptsOfSeveral implements MigrationInterface {
  readonly name = 'ReceiptsOfSeveral1760000000025';

  async up(runner: QueryRunner): Promise<void> {
    // A constant default rewrites nothing. What was issued before lists no other dossier as far as anybody can tell.
    await runner.query(`ALTER TABLE paper ADD COLUMN further_dossier_ids uuid[] NOT NULL DEFAULT '{}'`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
