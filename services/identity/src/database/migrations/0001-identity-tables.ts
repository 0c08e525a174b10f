import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts and their posts are a read copy of registry's officers; citizens of the demo are our own. Who a person is
 * does not depend on a unit, so only a transaction of the whole installation sees these rows. `oidc_record` holds what
 * the provider must remember, under the digest of its id and encrypted: ids are bearer secrets.
 */
export class IdentityTables1760000000001 implements MigrationInterface {
  readonly name = 'IdentityTables1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        account_id uuid PRIMARY KEY,
        login text NOT NULL UNIQUE CHECK (length(login) BETWEEN 1 AND 60),
        kind text NOT NULL CHECK (kind IN ('officer', 'citizen')),
        demo boolean NOT NULL,
        officer_id uuid UNIQUE,
        version integer NOT NULL
      );
      CREATE TABLE account_post (
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        post_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (account_id, post_id)
      );
      CREATE TABLE oidc_record (
        model text NOT NULL,
        id_digest text NOT NULL,
        payload text NOT NULL,
        uid_digest text,
        grant_digest text,
        consumed_at timestamptz,
        expires_at timestamptz,
        PRIMARY KEY (model, id_digest)
      );
      CREATE INDEX oidc_record_uid ON oidc_record (model, uid_digest) WHERE uid_digest IS NOT NULL;
      CREATE INDEX oidc_record_grant ON oidc_record (grant_digest) WHERE grant_digest IS NOT NULL;
      CREATE INDEX oidc_record_expiry ON oidc_record (expires_at);
    `);
    for (const table of ['account', 'account_post', 'oidc_record']) {
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
