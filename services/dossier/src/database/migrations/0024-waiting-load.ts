import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Persons that were loaded are indexed when the facts of the load have left, so the service may see whether any waits: the two
 * flags, and nothing of what a fact says.
 */
export class WaitingLoad implements MigrationInterface {
  readonly name = 'WaitingLoad1760000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT SELECT (id, published_at, bulk) ON outbox TO dossier_app');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
