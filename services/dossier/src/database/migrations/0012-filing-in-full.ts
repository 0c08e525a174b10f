import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Persons in their roles, papers in all their forms, corrections, supplements that are asked for twice, and what a search looks up. */
export class FilingInFull implements MigrationInterface {
  readonly name = 'FilingInFull1760000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier
        ADD COLUMN case_code varchar(40),
        ADD COLUMN supplements jsonb NOT NULL DEFAULT '{"count": 0, "consent": null}',
        ADD COLUMN intake_due_at timestamptz`);
    await runner.query(`GRANT UPDATE (supplements, intake_due_at) ON dossier TO dossier_app`);
    // A citizen supplies what was asked for; afterwards the dossier stands where it stood before.
    const owns = `owner_account_id = current_setting('app.actor', true)`;
    await runner.query(`
      CREATE POLICY owner_supplies ON dossier FOR UPDATE USING (${owns} AND status = 'supplement-requested')
      WITH CHECK (${owns} AND status IN ('submitted', 'received', 'assigned', 'returned-by-approver'))`);
    // The desk asks before it receives, and corrects what was typed wrongly in every state that is not an end.
    await runner.query(`
      CREATE POLICY desk_asks_and_corrects ON dossier FOR UPDATE USING (app_in_scope(receiving_unit_id))
      WITH CHECK (app_in_scope(receiving_unit_id) AND status NOT IN ('refused', 'stopped', 'result-returned'))`);
    await widenPersons(runner);
    await runner.query(`
      ALTER TABLE dossier_component
        ADD COLUMN replaced_by_data boolean NOT NULL DEFAULT false,
        ADD COLUMN reused_from uuid`);
    await runner.query(`GRANT UPDATE (replaced_by_data, reused_from) ON dossier_component TO dossier_app`);
    await createChildren(runner);
    await createSearchTables(runner);
    await createSavedView(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function widenPersons(runner: QueryRunner): Promise<void> {
  // What was kept before is the applicant, a citizen; the words of its name and its phone are indexed by a worker (0 is "not yet").
  await runner.query(`
    ALTER TABLE dossier_person
      ADD COLUMN role text NOT NULL DEFAULT 'applicant' CHECK (role IN ('applicant', 'submitter', 'representative')),
      ADD COLUMN kind text NOT NULL DEFAULT 'citizen' CHECK (kind IN ('citizen', 'organisation')),
      ADD COLUMN organisation_code text,
      ADD COLUMN organisation_code_index text,
      ADD COLUMN details text,
      ADD COLUMN phone_index text,
      ADD COLUMN search_version smallint NOT NULL DEFAULT 0`);
  await runner.query(`
    GRANT UPDATE (full_name, personal_number, personal_number_index, phone, phone_index, address, organisation_code, organisation_code_index, details, search_version)
    ON dossier_person TO dossier_app`);
}

async function createChildren(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE dossier_form (dossier_id uuid PRIMARY KEY REFERENCES dossier (id), data text NOT NULL)`);
  await runner.query(`
    CREATE TABLE dossier_correction (
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      version integer NOT NULL,
      role text NOT NULL,
      field text NOT NULL,
      value_before text,
      value_after text,
      reason_code text NOT NULL,
      corrected_by text NOT NULL,
      PRIMARY KEY (dossier_id, version, field)
    )`);
  await runner.query(`CREATE TABLE dossier_former_code (code varchar(60) NOT NULL, dossier_id uuid NOT NULL REFERENCES dossier (id), PRIMARY KEY (code, dossier_id))`);
  for (const table of ['dossier_form', 'dossier_correction', 'dossier_former_code']) {
    await protect(runner, table);
    const seen = `EXISTS (SELECT 1 FROM dossier WHERE dossier.id = ${table}.dossier_id)`;
    await runner.query(`CREATE POLICY with_dossier ON ${table} USING (${seen}) WITH CHECK (${seen})`);
    // Both values of a correction stay: no right to change or delete exists.
    await runner.query(`GRANT SELECT, INSERT ON ${table} TO dossier_app`);
  }
}

async function createSearchTables(runner: QueryRunner): Promise<void> {
  // A keyed hash of each folded word of an applicant's name, once for every unit of the dossier: an officer's search reads a
  // stretch of one index, the newest first. It says nothing about a person that the dossier itself does not hide better, so a desk
  // may enter the competent unit's row, and who reads a row still has to see its dossier.
  await runner.query(`
    CREATE TABLE dossier_name_word (
      unit_id uuid NOT NULL,
      word bigint NOT NULL,
      dossier_id uuid NOT NULL,
      PRIMARY KEY (unit_id, word, dossier_id)
    )`);
  await protect(runner, 'dossier_name_word');
  await runner.query(`CREATE POLICY unit_reads ON dossier_name_word FOR SELECT USING (app_in_scope(unit_id))`);
  await runner.query(`CREATE POLICY desk_enters ON dossier_name_word FOR INSERT WITH CHECK (true)`);
  await runner.query(`
    CREATE POLICY correction_removes ON dossier_name_word FOR DELETE
    USING (EXISTS (SELECT 1 FROM dossier WHERE dossier.id = dossier_name_word.dossier_id))`);
  await runner.query(`GRANT SELECT, INSERT, DELETE ON dossier_name_word TO dossier_app`);
}

async function createSavedView(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE saved_view (
      id uuid PRIMARY KEY,
      account_id text NOT NULL CHECK (account_id <> ''),
      name varchar(60) NOT NULL,
      filter jsonb NOT NULL,
      shared_with_unit_id uuid,
      is_default boolean NOT NULL,
      position smallint NOT NULL,
      version integer NOT NULL,
      removed_at timestamptz
    )`);
  await runner.query(`CREATE UNIQUE INDEX saved_view_of_account ON saved_view (account_id, name) WHERE removed_at IS NULL`);
  await runner.query(`CREATE INDEX saved_view_of_unit ON saved_view (shared_with_unit_id) WHERE removed_at IS NULL AND shared_with_unit_id IS NOT NULL`);
  await protect(runner, 'saved_view');
  const own = `account_id = current_setting('app.actor', true)`;
  await runner.query(`CREATE POLICY own_and_shared ON saved_view FOR SELECT USING (${own} OR app_in_scope(shared_with_unit_id))`);
  await runner.query(`CREATE POLICY own_new ON saved_view FOR INSERT WITH CHECK (${own})`);
  await runner.query(`CREATE POLICY own_changes ON saved_view FOR UPDATE USING (${own}) WITH CHECK (${own})`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE ON saved_view TO dossier_app`);
}

async function protect(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
