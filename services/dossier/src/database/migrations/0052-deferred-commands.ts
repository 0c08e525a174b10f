import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Commands that take effect some seconds later and can be taken back until then. They are a person's own: nobody else reads them, beside
 * the service that carries them out. Of a dossier one waits at a time, because two that saw the same version cannot both be carried out.
 */
export class DeferredCommands implements MigrationInterface {
  readonly name = 'DeferredCommands1760000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deferred_command (
        id uuid PRIMARY KEY,
        account_id text NOT NULL CHECK (account_id <> ''),
        dossier_id uuid NOT NULL,
        dossier_code text NOT NULL,
        command text NOT NULL,
        body text,
        expected_version integer NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        state text NOT NULL CHECK (state IN ('pending', 'done', 'refused', 'withdrawn')),
        kept_at timestamptz NOT NULL,
        effective_after timestamptz NOT NULL,
        ended_at timestamptz,
        dossier_version integer,
        refusal_code text,
        refusal_params jsonb,
        try_at timestamptz NOT NULL,
        tries smallint NOT NULL DEFAULT 0,
        CHECK ((state = 'pending') = (ended_at IS NULL)),
        CHECK (state <> 'pending' OR body IS NOT NULL),
        CHECK ((state = 'refused') = (refusal_code IS NOT NULL)),
        CHECK ((state = 'done') = (dossier_version IS NOT NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX deferred_command_of_dossier ON deferred_command (dossier_id) WHERE state = 'pending'`);
    await runner.query(`CREATE INDEX deferred_command_due ON deferred_command (try_at) WHERE state = 'pending'`);
    await runner.query('CREATE INDEX deferred_command_of_account ON deferred_command (account_id, kept_at DESC, id DESC)');
    await runner.query('CREATE INDEX deferred_command_ended ON deferred_command (ended_at) WHERE ended_at IS NOT NULL');
    await runner.query('ALTER TABLE deferred_command ENABLE ROW LEVEL SECURITY');
    await runner.query('ALTER TABLE deferred_command FORCE ROW LEVEL SECURITY');
    const own = `account_id = current_setting('app.actor', true)`;
    await runner.query(`CREATE POLICY own ON deferred_command FOR SELECT USING (${own})`);
    await runner.query(`CREATE POLICY own_new ON deferred_command FOR INSERT WITH CHECK (${own})`);
    await runner.query(`CREATE POLICY own_changes ON deferred_command FOR UPDATE USING (${own}) WITH CHECK (${own})`);
    await runner.query(`CREATE POLICY installation_works ON deferred_command USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    await runner.query('GRANT SELECT, INSERT, DELETE ON deferred_command TO dossier_app');
    await runner.query(
      'GRANT UPDATE (body, version, state, ended_at, dossier_version, refusal_code, refusal_params, try_at, tries) ON deferred_command TO dossier_app');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
