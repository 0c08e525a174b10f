import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second factor of an account: its secret encrypted, its recovery codes as keyed hashes. */
export class SecondFactor1760000000004 implements MigrationInterface {
  readonly name = 'SecondFactor1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
        secret text NOT NULL,
        last_step bigint NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        blocked_until timestamptz,
        enrolled_at timestamptz NOT NULL
      );
      CREATE TABLE recovery_code (
        account_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
        code_index text NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_index)
      );
    `);
    for (const table of ['second_factor', 'recovery_code']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY installation ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]));
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO identity_app;
      `);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
