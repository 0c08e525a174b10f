import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which line every payment lies, and what refunds took off a line. */
export class MoneyByLine implements MigrationInterface {
  readonly name = 'MoneyByLine1760000000030';

  async up(runner: QueryRunner): Promise<void> {
    // Of payments from before it stays null: on which lines they lie is worked out, and written down when the money changes next.
    await runner.query(`ALTER TABLE payment ADD COLUMN covers jsonb`);
    await runner.query(`GRANT UPDATE (covers) ON payment TO dossier_app`);
    await runner.query(`ALTER TABLE fee_line ADD COLUMN reduced_dong bigint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE fee_line ADD CONSTRAINT fee_line_reduced_dong_check CHECK (reduced_dong BETWEEN 0 AND amount_dong) NOT VALID`);
    await runner.query(`GRANT UPDATE (reduced_dong) ON fee_line TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
