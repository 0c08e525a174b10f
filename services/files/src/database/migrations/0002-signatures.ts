import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that came from signing, who may sign in whose name, and where the results stand that they became. What was signed
 * never changes: there is no right to update it.
 */
export class Signatures1760000000002 implements MigrationInterface {
  readonly name = 'Signatures1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await createSignedFile(runner);
    await createResultStanding(runner);
    await createSignatories(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

const EVERYWHERE = `app_in_scope(VARIADIC '{}'::uuid[])`;

async function createSignedFile(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE signed_file (
      file_id uuid PRIMARY KEY,
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      source_file_id uuid NOT NULL,
      source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
      signer_account_id text NOT NULL CHECK (signer_account_id <> ''),
      on_behalf_of_account_id text,
      unit_id uuid NOT NULL,
      level text NOT NULL CHECK (level IN ('B-B', 'B-T')),
      is_trial boolean NOT NULL,
      signatures jsonb NOT NULL,
      signed_at timestamptz NOT NULL
    )`);
  await runner.query(`CREATE INDEX signed_file_by_hash ON signed_file (sha256, signed_at)`);
  await protect(runner, 'signed_file', 'SELECT, INSERT');
  const actor = `current_setting('app.actor', true)`;
  await runner.query(`CREATE POLICY signer ON signed_file USING (signer_account_id = ${actor}) WITH CHECK (signer_account_id = ${actor})`);
  await runner.query(`CREATE POLICY with_file ON signed_file FOR SELECT
    USING (EXISTS (SELECT 1 FROM stored_file WHERE stored_file.id = signed_file.file_id))`);
}

async function createResultStanding(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE result_standing (
      result_id uuid PRIMARY KEY,
      dossier_id uuid NOT NULL,
      sha256 text,
      signed_on date NOT NULL,
      withdrawn_on date,
      replaces_result_id uuid
    ) WITH (fillfactor = 85)`);
  await runner.query(`CREATE INDEX result_standing_by_hash ON result_standing (sha256) WHERE sha256 IS NOT NULL`);
  await runner.query(`CREATE INDEX result_standing_by_replaced ON result_standing (replaces_result_id) WHERE replaces_result_id IS NOT NULL`);
  await protect(runner, 'result_standing', 'SELECT, INSERT, UPDATE (withdrawn_on)');
}

async function createSignatories(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE signatory_post (
      post_id uuid PRIMARY KEY,
      officer_id uuid NOT NULL,
      login text NOT NULL,
      unit_id uuid NOT NULL,
      role text NOT NULL,
      title text NOT NULL,
      valid_from date NOT NULL,
      valid_to date
    )`);
  await runner.query(`CREATE INDEX signatory_post_of_officer ON signatory_post (officer_id)`);
  await runner.query(`
    CREATE TABLE signatory_unit (
      unit_id uuid NOT NULL,
      as_from date NOT NULL,
      full_name text NOT NULL,
      PRIMARY KEY (unit_id, as_from)
    )`);
  await runner.query(`
    CREATE TABLE signatory_delegation (
      delegation_id uuid PRIMARY KEY,
      from_officer_id uuid NOT NULL,
      to_officer_id uuid NOT NULL,
      unit_id uuid NOT NULL,
      role text NOT NULL,
      valid_from date NOT NULL,
      valid_to date NOT NULL,
      withdrawn_at timestamptz
    )`);
  await runner.query(`CREATE INDEX signatory_delegation_to ON signatory_delegation (to_officer_id)`);
  for (const table of ['signatory_post', 'signatory_unit', 'signatory_delegation']) {
    await protect(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
    // Posts, names of units and delegations are public; only the projection writes them.
    await runner.query(`CREATE POLICY everybody_reads ON ${table} FOR SELECT USING (true)`);
  }
}

async function protect(runner: QueryRunner, table: string, rights: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY installation ON ${table} USING (${EVERYWHERE}) WITH CHECK (${EVERYWHERE})`);
  await runner.query(`GRANT ${rights} ON ${table} TO files_app`);
}
