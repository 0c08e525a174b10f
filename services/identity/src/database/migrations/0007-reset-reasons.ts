import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why second factors were taken. It lay in the audit trail, where no later key could encrypt it anew. */
export class ResetReasons1760000000007 implements MigrationInterface {
  readonly name = 'ResetReasons1760000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE second_factor_reset (
        account_id uuid NOT NULL REFERENCES account,
        ordinal integer NOT NULL CHECK (ordinal >= 1),
        reason text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (account_id, ordinal)
      );
      ALTER TABLE second_factor_reset ENABLE ROW LEVEL SECURITY;
      ALTER TABLE second_factor_reset FORCE ROW LEVEL SECURITY;
      CREATE POLICY installation ON second_factor_reset USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]));
      GRANT SELECT, INSERT ON second_factor_reset TO identity_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
