import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of versions, each edit kept. Nobody but the province sees them, so only the scope of the installation reads them. */
export class ProcedureDrafts implements MigrationInterface {
  readonly name = 'ProcedureDrafts1760000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE procedure_draft (
        draft_id uuid PRIMARY KEY,
        version integer NOT NULL CHECK (version >= 1),
        state text NOT NULL CHECK (state IN ('open', 'published', 'discarded')),
        code varchar(40) NOT NULL,
        base_version integer NOT NULL CHECK (base_version >= 0),
        content jsonb NOT NULL,
        import_id uuid,
        published_version integer,
        valid_from date,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by text NOT NULL,
        CHECK ((state = 'published') = (published_version IS NOT NULL) AND (state = 'published') = (valid_from IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX procedure_draft_by_state ON procedure_draft (state, draft_id DESC)`);
    await runner.query(`CREATE INDEX procedure_draft_by_code ON procedure_draft (code, state, draft_id DESC)`);
    await runner.query(`CREATE INDEX procedure_draft_of_import ON procedure_draft (import_id, draft_id) WHERE import_id IS NOT NULL`);
    // What each version of a draft said: an answer is repeated from here, and who changed what can be read.
    await runner.query(`
      CREATE TABLE procedure_draft_edit (
        draft_id uuid NOT NULL REFERENCES procedure_draft (draft_id),
        version integer NOT NULL,
        draft jsonb NOT NULL,
        PRIMARY KEY (draft_id, version)
      )`);
    for (const table of ['procedure_draft', 'procedure_draft_edit']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY province_scope ON ${table} USING (app_in_scope(NULL::uuid)) WITH CHECK (app_in_scope(NULL::uuid))`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dossier_app`);
    }
    await runner.query(`
      GRANT UPDATE (version, state, base_version, content, published_version, valid_from, changed_at, changed_by) ON procedure_draft TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
