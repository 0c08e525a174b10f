import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when an officer's posts are others than before: tokens of before carry what is no longer right. */
export class PostsChanged1760000000006 implements MigrationInterface {
  readonly name = 'PostsChanged1760000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_posts_change (
        account_id uuid PRIMARY KEY,
        at timestamptz NOT NULL
      );
      CREATE INDEX account_posts_change_at ON account_posts_change (at);
      ALTER TABLE account_posts_change ENABLE ROW LEVEL SECURITY;
      ALTER TABLE account_posts_change FORCE ROW LEVEL SECURITY;
      CREATE POLICY installation ON account_posts_change USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]));
      GRANT SELECT, INSERT, UPDATE ON account_posts_change TO identity_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
