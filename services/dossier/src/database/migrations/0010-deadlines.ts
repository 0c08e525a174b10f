import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines in full: the limit a dossier counts by, extensions, closures and hours of units, notices, the province's rules. */
export class Deadlines implements MigrationInterface {
  readonly name = 'Deadlines1760000000010';

  async up(runner: QueryRunner): Promise<void> {
    await widenDossier(runner);
    await createMirrors(runner);
    await createPolicy(runner);
    await createNotices(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function widenDossier(runner: QueryRunner): Promise<void> {
  // Null: received before limits were kept; then the limit is the one of the procedure version.
  await runner.query(`ALTER TABLE dossier ADD COLUMN time_limit jsonb, ADD COLUMN extensions smallint NOT NULL DEFAULT 0`);
  await runner.query(`GRANT UPDATE (time_limit, extensions) ON dossier TO dossier_app`);
  await runner.query(`
    ALTER TABLE deadline_adjustment
      DROP CONSTRAINT deadline_adjustment_reason_code_check,
      ALTER COLUMN paused_from DROP NOT NULL,
      ALTER COLUMN paused_minutes DROP NOT NULL,
      ADD COLUMN detail jsonb NOT NULL DEFAULT '{}',
      ADD CONSTRAINT deadline_adjustment_reason CHECK (reason_code IN ('supplement', 'payment', 'extension', 'calendar')) NOT VALID,
      ADD CONSTRAINT deadline_adjustment_pause CHECK ((reason_code IN ('supplement', 'payment')) = (paused_from IS NOT NULL)
        AND (paused_from IS NULL) = (paused_minutes IS NULL)) NOT VALID`);
}

async function createMirrors(runner: QueryRunner): Promise<void> {
  await runner.query(`ALTER TABLE calendar_day ADD COLUMN scope text NOT NULL DEFAULT 'nation' CHECK (scope IN ('nation', 'province'))`);
  await runner.query(`
    CREATE TABLE unit_closure (
      closure_id uuid PRIMARY KEY,
      unit_id uuid NOT NULL,
      from_day date NOT NULL,
      to_day date NOT NULL CHECK (to_day >= from_day),
      decision text NOT NULL,
      reason text NOT NULL
    )`);
  await runner.query(`CREATE INDEX unit_closure_by_unit ON unit_closure (unit_id)`);
  await runner.query(`
    CREATE TABLE service_hours (
      unit_id uuid NOT NULL,
      scope text NOT NULL CHECK (scope IN ('unit', 'province')),
      valid_from date NOT NULL,
      valid_to date CHECK (valid_to >= valid_from),
      morning int[] NOT NULL,
      afternoon int[] NOT NULL,
      PRIMARY KEY (unit_id, valid_from)
    )`);
  // What was computed with an older calendar is recognised by this number.
  await runner.query(`
    CREATE TABLE calendar_revision (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      revision bigint NOT NULL
    )`);
  await runner.query(`INSERT INTO calendar_revision (revision) VALUES (1)`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON unit_closure, service_hours TO dossier_app`);
  await runner.query(`GRANT SELECT, UPDATE ON calendar_revision TO dossier_app`);
}

async function createPolicy(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE deadline_policy (
      valid_from date PRIMARY KEY,
      warn_before_minutes int[] NOT NULL,
      extensions_max smallint NOT NULL CHECK (extensions_max >= 0),
      extension_opens_days_before smallint NOT NULL CHECK (extension_opens_days_before >= 0),
      calendar_days_skip_holidays boolean NOT NULL,
      basis text NOT NULL
    )`);
  // One re-appointment is tradition and not law, a warning one working day before is practice: both are the province's to set.
  await runner.query(`
    INSERT INTO deadline_policy VALUES ('2025-01-01', '{480}', 1, 3, false,
      'Mặc định: nhắc trước 1 ngày làm việc, gia hạn nhiều nhất một lần, mở từ 3 ngày trước ngày hẹn')`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE ON deadline_policy TO dossier_app`);
}

async function createNotices(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE deadline_notice (
      notice_id uuid NOT NULL,
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      due_at timestamptz NOT NULL,
      before_minutes integer NOT NULL CHECK (before_minutes >= 0),
      noticed_at timestamptz NOT NULL,
      PRIMARY KEY (dossier_id, due_at, before_minutes)
    )`);
  await runner.query(`CREATE INDEX deadline_notice_latest ON deadline_notice (noticed_at DESC, notice_id DESC)`);
  await runner.query(`ALTER TABLE deadline_notice ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE deadline_notice FORCE ROW LEVEL SECURITY`);
  const seen = `EXISTS (SELECT 1 FROM dossier WHERE dossier.id = deadline_notice.dossier_id)`;
  await runner.query(`CREATE POLICY with_dossier ON deadline_notice USING (${seen}) WITH CHECK (${seen})`);
  // A notice was given or not; nobody takes it back.
  await runner.query(`GRANT SELECT, INSERT ON deadline_notice TO dossier_app`);
}
