import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What citizens have filled in and not sent, encrypted, so that they go on with it on another device. Nobody else reads a row; the service takes old ones away. */
export class FilingDrafts implements MigrationInterface {
  readonly name = 'FilingDrafts1760000000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE filing_draft (
        account_id text NOT NULL CHECK (account_id <> ''),
        id uuid NOT NULL,
        procedure_code text NOT NULL,
        content text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, id)
      )`);
    await runner.query('CREATE INDEX filing_draft_saved ON filing_draft (saved_at)');
    await runner.query('ALTER TABLE filing_draft ENABLE ROW LEVEL SECURITY');
    await runner.query('ALTER TABLE filing_draft FORCE ROW LEVEL SECURITY');
    const own = `account_id = current_setting('app.actor', true)`;
    await runner.query(`CREATE POLICY own ON filing_draft USING (${own}) WITH CHECK (${own})`);
    await runner.query(`CREATE POLICY installation_forgets ON filing_draft USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    await runner.query('GRANT SELECT, INSERT, DELETE, UPDATE (procedure_code, content, version, saved_at) ON filing_draft TO dossier_app');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
