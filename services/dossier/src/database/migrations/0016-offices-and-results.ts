import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How offices work together on a dossier, and what becomes of its result. Rows written before it stay right: no other unit took part in them. */
export class OfficesAndResults implements MigrationInterface {
  readonly name = 'OfficesAndResults1760000000016';

  async up(runner: QueryRunner): Promise<void> {
    await widenDossier(runner);
    await createConsultation(runner);
    await createResults(runner);
    await createDelegationMirror(runner);
    await runner.query(`ALTER TABLE code_block ADD COLUMN offline boolean NOT NULL DEFAULT false`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function widenDossier(runner: QueryRunner): Promise<void> {
  // Null in first_competent_unit_id: never transferred. Null in delivery_status: written before it was kept apart, so the state says it.
  await runner.query(`
    ALTER TABLE dossier
      ADD COLUMN needs_signature boolean NOT NULL DEFAULT false,
      ADD COLUMN involved_unit_ids uuid[] NOT NULL DEFAULT '{}',
      ADD COLUMN first_competent_unit_id uuid,
      ADD COLUMN delivery_status text CHECK (delivery_status IN ('not-ready', 'at-desk', 'returned', 'posted')),
      ADD COLUMN sync jsonb NOT NULL DEFAULT '{}',
      ADD COLUMN consulting jsonb NOT NULL DEFAULT '[]'`);
  await runner.query(`
    GRANT UPDATE (competent_unit_id, involved_unit_ids, first_competent_unit_id, delivery_status, sync, consulting) ON dossier TO dossier_app`);
  // Whose deed a step was, and in whose place a delegate did it; null in steps of earlier releases, whose audit rows say it.
  await runner.query(`ALTER TABLE dossier_step ADD COLUMN account_id text, ADD COLUMN on_behalf_of text`);
  // Units that were asked, and those that were competent before, go on seeing what they took part in. A unit that answers, or
  // hands the dossier on, writes it too; in which state is access.ts, and these keep a mistake there from reaching further.
  await runner.query(`CREATE POLICY involved_unit_reads ON dossier FOR SELECT USING (app_in_scope(VARIADIC involved_unit_ids))`);
  await runner.query(`
    CREATE POLICY involved_unit_changes ON dossier FOR UPDATE USING (app_in_scope(competent_unit_id) OR app_in_scope(VARIADIC involved_unit_ids))
    WITH CHECK (app_in_scope(VARIADIC involved_unit_ids)
      AND status IN ('received', 'assigned', 'returned-by-approver', 'supplement-requested', 'payment-required', 'pending-approval', 'withdrawal-requested'))`);
  // The desk also answers who asks back what it has not received yet.
  await runner.query(`DROP POLICY desk_changes ON dossier`);
  await runner.query(`
    CREATE POLICY desk_changes ON dossier FOR UPDATE
    USING (app_in_scope(receiving_unit_id, returning_unit_id))
    WITH CHECK (app_in_scope(receiving_unit_id, returning_unit_id)
      AND (status IN ('received', 'refused', 'assigned', 'returned-by-approver', 'withdrawal-requested', 'result-returned')
        OR (received_at IS NULL AND status IN ('submitted', 'stopped'))))`);
}

async function createConsultation(runner: QueryRunner): Promise<void> {
  // Question and answer are free text about a person's matter, so they are encrypted.
  await runner.query(`
    CREATE TABLE consultation (
      id uuid PRIMARY KEY,
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      asking_unit_id uuid NOT NULL,
      unit_id uuid NOT NULL,
      state text NOT NULL CHECK (state IN ('open', 'answered', 'silent', 'withdrawn')),
      silence text NOT NULL CHECK (silence IN ('waits', 'agrees')),
      question text NOT NULL,
      asked_by text NOT NULL,
      asked_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      due_on date NOT NULL,
      outcome text CHECK (outcome IN ('agrees', 'disagrees', 'comments')),
      answer text,
      closed_by text,
      closed_at timestamptz,
      reason_code text,
      CHECK ((state = 'open') = (closed_at IS NULL) AND (state = 'answered') = (answer IS NOT NULL) AND (answer IS NULL) = (outcome IS NULL))
    ) WITH (fillfactor = 85)`);
  await runner.query(`CREATE INDEX consultation_of_unit ON consultation (unit_id, state, due_at, id)`);
  await runner.query(`CREATE INDEX consultation_of_dossier ON consultation (dossier_id, asked_at, id)`);
  await protectWithDossier(runner, 'consultation');
  await runner.query(`GRANT SELECT, INSERT, UPDATE (state, outcome, answer, closed_by, closed_at, reason_code) ON consultation TO dossier_app`);
}

async function createResults(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE result (
      id uuid PRIMARY KEY,
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      ordinal smallint NOT NULL CHECK (ordinal >= 1),
      kind text NOT NULL CHECK (kind IN ('paper', 'electronic')),
      unit_id uuid NOT NULL,
      file_id uuid,
      sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      signed_at timestamptz,
      signed_by text,
      signed_as_unit_id uuid,
      signed_as_role text,
      signed_on_behalf_of text,
      certificate_subject text,
      year smallint,
      number integer CHECK (number >= 1),
      symbol text,
      numbered_at timestamptz,
      issued_at timestamptz,
      withdrawn_at timestamptz,
      withdrawal_reason_code text,
      replaces_result_id uuid REFERENCES result (id),
      UNIQUE (dossier_id, ordinal),
      UNIQUE (unit_id, year, number),
      CHECK ((year IS NULL) = (number IS NULL) AND (number IS NULL) = (symbol IS NULL) AND (number IS NULL) = (numbered_at IS NULL)),
      CHECK (kind <> 'electronic' OR sha256 IS NOT NULL)
    ) WITH (fillfactor = 85)`);
  await protectWithDossier(runner, 'result');
  // What was signed never changes; a result only goes on: it gets its number, is issued, is withdrawn.
  await runner.query(`GRANT SELECT, INSERT, UPDATE (year, number, symbol, numbered_at, issued_at, withdrawn_at, withdrawal_reason_code) ON result TO dossier_app`);
  // One row per unit and year, locked by whoever takes a number until COMMIT: without a gap, and without one given twice.
  await runner.query(`
    CREATE TABLE result_register (
      unit_id uuid NOT NULL,
      year smallint NOT NULL,
      last_number integer NOT NULL CHECK (last_number >= 1),
      PRIMARY KEY (unit_id, year)
    ) WITH (fillfactor = 50)`);
  await runner.query(`ALTER TABLE result_register ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE result_register FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY unit_scope ON result_register USING (app_in_scope(unit_id)) WITH CHECK (app_in_scope(unit_id))`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE (last_number) ON result_register TO dossier_app`);
  await runner.query(`
    CREATE TABLE result_delivery (
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      version integer NOT NULL,
      method text NOT NULL CHECK (method IN ('counter', 'postal')),
      recipient text,
      postal_number text,
      at timestamptz NOT NULL,
      PRIMARY KEY (dossier_id, version)
    )`);
  await protectWithDossier(runner, 'result_delivery');
  await runner.query(`GRANT SELECT, INSERT ON result_delivery TO dossier_app`);
}

async function createDelegationMirror(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE delegation_mirror (
      delegation_id uuid PRIMARY KEY,
      from_officer_id uuid NOT NULL,
      to_officer_id uuid NOT NULL,
      unit_id uuid NOT NULL,
      role text NOT NULL,
      actions text[] NOT NULL,
      valid_from date NOT NULL,
      valid_to date NOT NULL,
      withdrawn_at timestamptz
    )`);
  await runner.query(`CREATE INDEX delegation_mirror_of_delegate ON delegation_mirror (to_officer_id, valid_to)`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON delegation_mirror TO dossier_app`);
}

async function protectWithDossier(runner: QueryRunner, table: string): Promise<void> {
  const seen = `EXISTS (SELECT 1 FROM dossier WHERE dossier.id = ${table}.dossier_id)`;
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY with_dossier ON ${table} USING (${seen}) WITH CHECK (${seen})`);
}
