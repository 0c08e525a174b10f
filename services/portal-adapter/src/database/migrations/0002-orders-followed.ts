import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders of payments are followed and dossiers no longer: what was kept of how far each dossier was followed serves nobody. */
export class OrdersFollowed implements MigrationInterface {
  readonly name = 'OrdersFollowed1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['aggregate_version', 'inbox_parked', 'dead_letter', 'bootstrap']) {
      await runner.query(`DELETE FROM ${table} WHERE source = 'dossier.dossier'`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
