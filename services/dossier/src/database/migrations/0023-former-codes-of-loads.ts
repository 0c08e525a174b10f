import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an earlier system called a dossier may come with its row. */
export class FormerCodesOfLoads implements MigrationInterface {
  readonly name = 'FormerCodesOfLoads1760000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bulk_staging ADD COLUMN former_code varchar(60)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
