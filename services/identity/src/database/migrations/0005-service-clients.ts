import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programs of others and the digests of their secrets. A secret itself is nowhere: it was shown once. */
export class ServiceClients1760000000005 implements MigrationInterface {
  readonly name = 'ServiceClients1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_client (
        client_id uuid PRIMARY KEY,
        version integer NOT NULL CHECK (version >= 1),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        scopes text[] NOT NULL CHECK (cardinality(scopes) >= 1),
        unit_ids uuid[] NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        created_at timestamptz NOT NULL,
        withdrawn_at timestamptz
      );
      CREATE TABLE service_client_secret (
        secret_id uuid PRIMARY KEY,
        client_id uuid NOT NULL REFERENCES service_client,
        digest bytea NOT NULL CHECK (length(digest) = 32),
        created_at timestamptz NOT NULL,
        expires_at timestamptz
      );
      CREATE INDEX service_client_secret_client ON service_client_secret (client_id);
    `);
    for (const table of ['service_client', 'service_client_secret']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY installation ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]));
        GRANT SELECT, INSERT, UPDATE ON ${table} TO identity_app;
      `);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
