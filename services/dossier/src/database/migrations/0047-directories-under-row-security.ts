import type { MigrationInterface, QueryRunner } from 'typeorm';

// Directories, catalogues and calendars: no secret to anybody of the installation.
const DIRECTORIES = [
  'calendar_day', 'calendar_revision', 'deadline_policy', 'delegation_mirror', 'dossier_reason', 'fee_rule', 'file_mirror', 'officer_post', 'paper_template',
  'payment_channel', 'payment_reconciliation', 'platform_statement', 'procedure', 'service_hours', 'unit_calendar_revision', 'unit_closure', 'unit_mirror',
];

/**
 * Until here a directory was open to the app role whatever its scope, so a person's transaction could have written into it. Now every
 * table is under forced row-level security: these are read by everybody and written in the scope of the installation alone. Of the
 * outbox the service sees nothing any more; the one thing it asks has a function.
 */
export class DirectoriesUnderRowSecurity implements MigrationInterface {
  readonly name = 'DirectoriesUnderRowSecurity1760000000047';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of DIRECTORIES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY everybody_reads ON ${table} FOR SELECT USING (true)`);
      await runner.query(`CREATE POLICY installation_writes ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
    await runner.query(`
      CREATE FUNCTION loaded_facts_wait() RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT (SELECT id FROM public.outbox WHERE published_at IS NULL AND bulk ORDER BY id LIMIT 1) IS NOT NULL $$`);
    await runner.query('REVOKE ALL ON FUNCTION loaded_facts_wait() FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION loaded_facts_wait() TO dossier_app');
    await runner.query('REVOKE SELECT (id, published_at, bulk) ON outbox FROM dossier_app');
    // Anybody could enter words for a dossier that is not theirs to see, even without a scope. The installation is asked first: a load writes millions.
    await runner.query('DROP POLICY desk_enters ON dossier_name_word');
    await runner.query('CREATE POLICY desk_enters ON dossier_name_word FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM dossier WHERE dossier.id = dossier_name_word.dossier_id))');
    await runner.query(`CREATE POLICY writes_installation ON dossier_name_word FOR INSERT WITH CHECK ((SELECT current_setting('app.scope', true)) = '*')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
