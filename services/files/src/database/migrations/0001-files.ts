import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files and which dossiers name them. A file belongs to the account that brought it, and is shown to the units of the
 * dossiers that name it; the dossiers here are a read copy of what concerns files. Names of files are encrypted: people
 * call a scan by the name of the person on it.
 */
export class Files1760000000001 implements MigrationInterface {
  readonly name = 'Files1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createFiles(runner);
    await createDossierCopy(runner);
    await protectRows(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

async function createFiles(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE stored_file (
      id uuid PRIMARY KEY,
      owner_account_id text NOT NULL CHECK (owner_account_id <> ''),
      state text NOT NULL CHECK (state IN ('uploading', 'checking', 'complete')),
      version integer NOT NULL CHECK (version >= 0),
      name text,
      declared_type text,
      upload_bytes bigint NOT NULL CHECK (upload_bytes > 0),
      received_bytes bigint NOT NULL DEFAULT 0 CHECK (received_bytes BETWEEN 0 AND upload_bytes),
      upload_sha256 text,
      media_type text,
      size_bytes bigint CHECK (size_bytes > 0),
      sha256 text,
      pages integer CHECK (pages > 0),
      scan text CHECK (scan IN ('pending', 'clean', 'infected', 'unscanned')),
      scan_tried_at timestamptz,
      created_at timestamptz NOT NULL,
      completed_at timestamptz,
      nameable_until timestamptz,
      -- When it goes away; null once a dossier names it.
      expires_at timestamptz,
      -- When its bytes were last compared with its hash.
      verified_at timestamptz,
      CHECK ((state = 'complete') = (sha256 IS NOT NULL AND media_type IS NOT NULL AND size_bytes IS NOT NULL AND scan IS NOT NULL AND completed_at IS NOT NULL))
    ) WITH (fillfactor = 85)`);
  await runner.query(`CREATE INDEX stored_file_open ON stored_file (owner_account_id) WHERE state <> 'complete'`);
  await runner.query(`CREATE INDEX stored_file_expiry ON stored_file (expires_at) WHERE expires_at IS NOT NULL`);
  await runner.query(`CREATE INDEX stored_file_unfinished ON stored_file (id) WHERE state = 'checking' OR (state = 'uploading' AND received_bytes = upload_bytes)`);
  await runner.query(`CREATE INDEX stored_file_to_scan ON stored_file (scan_tried_at NULLS FIRST, id) WHERE scan IN ('pending', 'unscanned')`);
  await runner.query(`CREATE INDEX stored_file_by_verification ON stored_file (verified_at, id) WHERE state = 'complete'`);
  await runner.query(`
    CREATE TABLE upload_day (
      account_id text NOT NULL,
      day date NOT NULL,
      bytes bigint NOT NULL CHECK (bytes >= 0),
      PRIMARY KEY (account_id, day)
    )`);
  await runner.query(`CREATE INDEX upload_day_by_day ON upload_day (day)`);
  // A ticket is a bearer secret, so only its digest is kept.
  await runner.query(`
    CREATE TABLE download_ticket (
      digest bytea PRIMARY KEY CHECK (length(digest) = 32),
      file_id uuid NOT NULL REFERENCES stored_file (id) ON DELETE CASCADE,
      account_id text NOT NULL,
      expires_at timestamptz NOT NULL
    )`);
  await runner.query(`CREATE INDEX download_ticket_expiry ON download_ticket (expires_at)`);
  await runner.query(`CREATE INDEX download_ticket_of_file ON download_ticket (file_id)`);
}

async function createDossierCopy(runner: QueryRunner): Promise<void> {
  // Only dossiers that name a file are here.
  await runner.query(`
    CREATE TABLE dossier_units (
      dossier_id uuid PRIMARY KEY,
      unit_ids uuid[] NOT NULL,
      consulted_unit_ids uuid[] NOT NULL DEFAULT '{}',
      owner_account_id text
    ) WITH (fillfactor = 85)`);
  await runner.query(`
    CREATE TABLE dossier_file (
      file_id uuid NOT NULL,
      dossier_id uuid NOT NULL REFERENCES dossier_units (dossier_id),
      PRIMARY KEY (file_id, dossier_id)
    )`);
}

async function protectRows(runner: QueryRunner): Promise<void> {
  const everywhere = `app_in_scope(VARIADIC '{}'::uuid[])`;
  const actor = `current_setting('app.actor', true)`;
  const tables = ['stored_file', 'upload_day', 'download_ticket', 'dossier_units', 'dossier_file'];
  for (const table of tables) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY installation ON ${table} USING (${everywhere}) WITH CHECK (${everywhere})`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO files_app`);
  }
  await runner.query(`CREATE POLICY reader_sees ON dossier_units FOR SELECT USING (app_in_scope(VARIADIC unit_ids || consulted_unit_ids) OR owner_account_id = ${actor})`);
  await runner.query(`CREATE POLICY with_dossier ON dossier_file FOR SELECT
    USING (EXISTS (SELECT 1 FROM dossier_units WHERE dossier_units.dossier_id = dossier_file.dossier_id))`);
  await runner.query(`CREATE POLICY owner_sees ON stored_file USING (owner_account_id = ${actor}) WITH CHECK (owner_account_id = ${actor})`);
  await runner.query(`CREATE POLICY with_dossier ON stored_file FOR SELECT
    USING (EXISTS (SELECT 1 FROM dossier_file WHERE dossier_file.file_id = stored_file.id))`);
  await runner.query(`CREATE POLICY own ON upload_day USING (account_id = ${actor}) WITH CHECK (account_id = ${actor})`);
  await runner.query(`CREATE POLICY own ON download_ticket USING (account_id = ${actor}) WITH CHECK (account_id = ${actor})`);
}
