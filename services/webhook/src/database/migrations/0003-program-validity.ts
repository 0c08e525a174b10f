import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From when to when programs may come, from identity's facts: nothing is told when a day is over, so the days are kept. */
export class ProgramValidity implements MigrationInterface {
  readonly name = 'ProgramValidity1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE program_validity (account_id text PRIMARY KEY, valid_from date NOT NULL, valid_to date)`);
    await runner.query(`ALTER TABLE program_validity ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE program_validity FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY installation_scope ON program_validity USING (current_setting('app.scope', true) = '*') WITH CHECK (current_setting('app.scope', true) = '*')`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON program_validity TO webhook_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
