import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers, dossiers and what belongs to them. Every table of a unit is under forced row-level security. */
export class Dossiers implements MigrationInterface {
  readonly name = 'Dossiers1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await createCodeTables(runner);
    await createDossier(runner);
    await createChildren(runner);
    await protectRows(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function createCodeTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE code_counter (
      agency_code varchar(35) NOT NULL,
      local_date date NOT NULL,
      unit_id uuid NOT NULL,
      last_number integer NOT NULL CHECK (last_number >= 0),
      PRIMARY KEY (agency_code, local_date)
    ) WITH (fillfactor = 50)`);
  // A block whose next number is not beyond its last lists unused numbers; nobody else ever gets them.
  await runner.query(`
    CREATE TABLE code_block (
      agency_code varchar(35) NOT NULL,
      local_date date NOT NULL,
      desk varchar(20) NOT NULL,
      first_number integer NOT NULL CHECK (first_number >= 1),
      last_number integer NOT NULL CHECK (last_number >= first_number),
      next_number integer NOT NULL CHECK (next_number BETWEEN first_number AND last_number + 1),
      unit_id uuid NOT NULL,
      PRIMARY KEY (agency_code, local_date, desk, first_number),
      UNIQUE (agency_code, local_date, first_number)
    ) WITH (fillfactor = 50)`);
}

async function createDossier(runner: QueryRunner): Promise<void> {
  // No index holds version or a time of change, and rows leave room: a change that moves no index stays on its page.
  await runner.query(`
    CREATE TABLE dossier (
      id uuid PRIMARY KEY,
      code varchar(50) NOT NULL UNIQUE,
      version integer NOT NULL CHECK (version >= 1),
      status text NOT NULL,
      procedure_code varchar(40) NOT NULL,
      procedure_version integer NOT NULL,
      procedure_name text NOT NULL,
      field text NOT NULL,
      channel text NOT NULL CHECK (channel IN ('counter', 'online', 'postal')),
      support_unit_id uuid,
      receiving_unit_id uuid NOT NULL,
      competent_unit_id uuid NOT NULL,
      returning_unit_id uuid NOT NULL,
      owner_account_id text CHECK (owner_account_id <> ''),
      assignee_id text,
      received_at timestamptz NOT NULL,
      received_on date NOT NULL,
      clock_starts_at timestamptz NOT NULL,
      due_at timestamptz,
      due_on date,
      due_precision text NOT NULL CHECK (due_precision IN ('day', 'minute')),
      due_reasons jsonb NOT NULL,
      due_order timestamptz GENERATED ALWAYS AS (coalesce(due_at, 'infinity'::timestamptz)) STORED,
      completed_at timestamptz,
      completed_on date,
      timeliness text CHECK (timeliness IN ('early', 'on-time', 'late')),
      historic boolean NOT NULL,
      CHECK ((completed_at IS NULL) = (completed_on IS NULL) AND (completed_at IS NULL) = (timeliness IS NULL))
    ) WITH (fillfactor = 85)`);
  await runner.query(`CREATE INDEX dossier_of_competent_unit ON dossier (competent_unit_id, status, due_order, id)`);
  await runner.query(`CREATE INDEX dossier_of_receiving_unit ON dossier (receiving_unit_id, status, due_order, id)`);
  await runner.query(`CREATE INDEX dossier_by_due ON dossier (status, due_order, id)`);
  await runner.query(`CREATE INDEX dossier_of_assignee ON dossier (assignee_id, status, due_order, id) WHERE assignee_id IS NOT NULL`);
  await runner.query(`CREATE INDEX dossier_of_owner ON dossier (owner_account_id, id) WHERE owner_account_id IS NOT NULL`);
}

async function createChildren(runner: QueryRunner): Promise<void> {
  // Personal data lie here alone, each field encrypted; the index of the number is a keyed hash.
  await runner.query(`
    CREATE TABLE dossier_person (
      dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
      full_name text NOT NULL,
      personal_number text,
      personal_number_index text,
      phone text,
      address text
    )`);
  await runner.query(`CREATE INDEX dossier_person_by_number ON dossier_person (personal_number_index) WHERE personal_number_index IS NOT NULL`);
  await runner.query(`
    CREATE TABLE dossier_component (
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      code varchar(40) NOT NULL,
      originals smallint NOT NULL,
      copies smallint NOT NULL,
      PRIMARY KEY (dossier_id, code)
    )`);
  // One row per version: what the citizen reads, and the changing part of the dossier as it stood then. An officer's
  // note is free text and may name persons, so it is encrypted.
  await runner.query(`
    CREATE TABLE dossier_step (
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      version integer NOT NULL,
      at timestamptz NOT NULL,
      type text NOT NULL,
      status text NOT NULL,
      sentence jsonb NOT NULL,
      progress jsonb NOT NULL,
      note text,
      PRIMARY KEY (dossier_id, version)
    )`);
}

async function protectRows(runner: QueryRunner): Promise<void> {
  for (const table of ['code_counter', 'code_block', 'dossier', 'dossier_person', 'dossier_component', 'dossier_step']) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
  for (const table of ['code_counter', 'code_block']) {
    await runner.query(`CREATE POLICY unit_scope ON ${table} USING (app_in_scope(unit_id)) WITH CHECK (app_in_scope(unit_id))`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO dossier_app`);
  }
  const inScope = 'app_in_scope(competent_unit_id, receiving_unit_id, returning_unit_id, support_unit_id)';
  await runner.query(`CREATE POLICY unit_reads ON dossier FOR SELECT USING (${inScope})`);
  await runner.query(`CREATE POLICY owner_reads ON dossier FOR SELECT USING (owner_account_id = current_setting('app.actor', true))`);
  await runner.query(`CREATE POLICY desk_receives ON dossier FOR INSERT WITH CHECK (app_in_scope(receiving_unit_id))`);
  await runner.query(`CREATE POLICY competent_unit_changes ON dossier FOR UPDATE USING (app_in_scope(competent_unit_id)) WITH CHECK (app_in_scope(competent_unit_id))`);
  // A receipt never changes: only the columns of progress may be updated.
  await runner.query(`GRANT SELECT, INSERT ON dossier TO dossier_app`);
  await runner.query(`
    GRANT UPDATE (version, status, assignee_id, due_at, due_on, due_reasons, completed_at, completed_on, timeliness)
    ON dossier TO dossier_app`);
  for (const table of ['dossier_person', 'dossier_component', 'dossier_step']) {
    // Who sees the dossier sees what belongs to it: the policy of dossier applies inside the question.
    const seen = `EXISTS (SELECT 1 FROM dossier WHERE dossier.id = ${table}.dossier_id)`;
    await runner.query(`CREATE POLICY with_dossier ON ${table} USING (${seen}) WITH CHECK (${seen})`);
    await runner.query(`GRANT SELECT, INSERT ON ${table} TO dossier_app`);
  }
}
