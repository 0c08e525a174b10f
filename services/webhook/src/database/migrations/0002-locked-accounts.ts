import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of persons and programs that are locked or withdrawn, from identity's facts: what they own is sent to no longer. */
export class LockedAccounts implements MigrationInterface {
  readonly name = 'LockedAccounts1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE locked_account (account_id text PRIMARY KEY)`);
    await runner.query(`ALTER TABLE locked_account ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE locked_account FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY installation_scope ON locked_account USING (current_setting('app.scope', true) = '*') WITH CHECK (current_setting('app.scope', true) = '*')`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON locked_account TO webhook_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
