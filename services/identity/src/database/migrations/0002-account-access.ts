import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What counts of what an account holds, and every change of it with who ordered it and why. The reason is encrypted: it is written about a person. */
export class AccountAccess1760000000002 implements MigrationInterface {
  readonly name = 'AccountAccess1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_access (
        account_id uuid PRIMARY KEY,
        kind text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        locked boolean NOT NULL,
        tokens_not_before timestamptz,
        locked_at timestamptz CHECK (locked = (locked_at IS NOT NULL))
      );
      CREATE INDEX account_access_counting ON account_access (account_id) WHERE locked OR tokens_not_before IS NOT NULL;
      CREATE TABLE account_access_change (
        account_id uuid NOT NULL REFERENCES account_access,
        version integer NOT NULL,
        tokens_not_before timestamptz,
        locked_at timestamptz,
        action text NOT NULL,
        reason text NOT NULL,
        actor text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (account_id, version)
      );
    `);
    for (const [table, rights] of [['account_access', 'SELECT, INSERT, UPDATE'], ['account_access_change', 'SELECT, INSERT']] as const) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY installation ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]));
        GRANT ${rights} ON ${table} TO identity_app;
      `);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
