import { appendEventRowsFunction } from '@haicap/outbox';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the bulk path needs: a place to stage rows, what became of each, and the set-based way to events. */
export class BulkLoad implements MigrationInterface {
  readonly name = 'BulkLoad1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await createStaging(runner);
    await createRecords(runner);
    await protectRows(runner);
    await runner.query(appendEventRowsFunction('dossier'));
    await createAnalyze(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

// COPY cannot write into a table under row-level security. What lies here lies here for minutes, persons are cipher
// text, and nothing reads it but the load.
async function createStaging(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE UNLOGGED TABLE bulk_staging (
      line integer PRIMARY KEY,
      source_row text NOT NULL,
      fingerprint uuid NOT NULL,
      dossier_id uuid NOT NULL,
      received_event_id uuid NOT NULL,
      completed_event_id uuid NOT NULL,
      code varchar(50) NOT NULL,
      procedure_code varchar(40) NOT NULL,
      channel text NOT NULL,
      receiving_unit_id uuid NOT NULL,
      competent_unit_id uuid NOT NULL,
      received_at timestamptz NOT NULL,
      received_on date NOT NULL,
      due_at timestamptz,
      due_on date,
      completed_at timestamptz,
      completed_on date,
      full_name text NOT NULL,
      personal_number text,
      personal_number_index text,
      phone text,
      address text
    )`);
  await runner.query(`GRANT SELECT, INSERT, TRUNCATE ON bulk_staging TO dossier_app`);
}

async function createRecords(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE bulk_load (
      load_id uuid PRIMARY KEY,
      source varchar(100) NOT NULL,
      file_name text NOT NULL,
      provisional_codes boolean NOT NULL,
      started_at timestamptz NOT NULL,
      finished_at timestamptz,
      rows integer,
      accepted integer NOT NULL DEFAULT 0,
      already_there integer,
      rejected integer,
      last_event bigint NOT NULL DEFAULT 0,
      CHECK (finished_at IS NULL OR rows = accepted + already_there + rejected)
    )`);
  await runner.query(`
    CREATE TABLE bulk_row (
      source varchar(100) NOT NULL,
      source_row text NOT NULL,
      dossier_id uuid NOT NULL,
      fingerprint uuid NOT NULL,
      load_id uuid NOT NULL,
      PRIMARY KEY (source, source_row)
    )`);
  await runner.query(`
    CREATE TABLE bulk_error (
      load_id uuid NOT NULL,
      line integer NOT NULL,
      reason text NOT NULL,
      field text NOT NULL,
      source_row text,
      PRIMARY KEY (load_id, line, reason, field)
    )`);
}

async function protectRows(runner: QueryRunner): Promise<void> {
  for (const table of ['bulk_load', 'bulk_row', 'bulk_error']) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY installation_loads ON ${table} USING ((SELECT current_setting('app.scope', true)) = '*')`);
    await runner.query(`GRANT SELECT, INSERT ON ${table} TO dossier_app`);
  }
  await runner.query(`GRANT UPDATE (finished_at, rows, accepted, already_there, rejected, last_event) ON bulk_load TO dossier_app`);
  // The installation's scope sees every dossier; asking for each of a million rows whether its dossier can be seen
  // would take longer than writing them. PostgreSQL asks policies in the reverse order of their names, so this one is
  // asked before with_dossier, which then is not asked at all.
  for (const table of ['dossier_person', 'dossier_step']) {
    await runner.query(`CREATE POLICY writes_installation ON ${table} FOR INSERT WITH CHECK ((SELECT current_setting('app.scope', true)) = '*')`);
  }
}

// Plans after a load of half a million rows need fresh statistics, and only an owner may gather them.
async function createAnalyze(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION analyze_bulk_load(is_staging boolean) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
      IF is_staging THEN ANALYZE public.bulk_staging;
      ELSE ANALYZE public.bulk_row, public.dossier, public.dossier_person, public.dossier_step;
      END IF;
    END $$`);
  await runner.query(`REVOKE ALL ON FUNCTION analyze_bulk_load(boolean) FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION analyze_bulk_load(boolean) TO dossier_app`);
}
