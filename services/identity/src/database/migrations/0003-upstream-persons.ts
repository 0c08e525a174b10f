import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Persons whom a provider has signed in. Name and date of birth are encrypted. Of subject and personal number only keyed
 * hashes are kept, by which the same person is found again.
 */
export class UpstreamPersons1760000000003 implements MigrationInterface {
  readonly name = 'UpstreamPersons1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_person (
        account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
        full_name text NOT NULL,
        birth_date text,
        personal_number_index text UNIQUE,
        assurance smallint NOT NULL CHECK (assurance IN (1, 2)),
        seen_at timestamptz NOT NULL
      );
      CREATE TABLE account_link (
        provider text NOT NULL,
        subject_index text NOT NULL,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (provider, subject_index)
      );
      CREATE INDEX account_link_account ON account_link (account_id);
    `);
    for (const table of ['account_person', 'account_link']) {
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
