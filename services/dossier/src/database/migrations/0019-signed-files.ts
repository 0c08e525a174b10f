import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the service `files` told of files that came from signing: by whom, with which certificate, from which bytes. */
export class SignedFiles implements MigrationInterface {
  readonly name = 'SignedFiles1760000000019';

  async up(runner: QueryRunner): Promise<void> {
    // Null: not signed here. A column without a default rewrites nothing.
    await runner.query(`ALTER TABLE file_mirror ADD COLUMN signed jsonb`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
