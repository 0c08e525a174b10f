import { appendEventRowsFunction } from '@haicap/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts of a load queue in the bulk lane (docs/adr/0017). */
export class BulkLane implements MigrationInterface {
  readonly name = 'BulkLane1760000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(appendEventRowsFunction('dossier'));
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
