import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recalculations of open dossiers, and the index by which they are found. Built beside the work of the day, so outside of a transaction. */
export class DeadlineRecalculation implements MigrationInterface {
  readonly name = 'DeadlineRecalculation1760000000011';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await createRecalculation(runner);
    await createLines(runner);
    await protectRows(runner);
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_open_by_unit`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_open_by_unit ON dossier (competent_unit_id, id)
      WHERE status NOT IN ('submitted', 'refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function createRecalculation(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE IF NOT EXISTS deadline_recalculation (
      id uuid PRIMARY KEY,
      version integer NOT NULL CHECK (version >= 1),
      status text NOT NULL CHECK (status IN ('previewing', 'ready', 'applying', 'applied', 'cancelled', 'superseded')),
      reason_code text NOT NULL,
      document text NOT NULL,
      unit_id uuid,
      calendar_revision bigint NOT NULL,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      applied_at timestamptz,
      applied_by text,
      after_unit uuid,
      after_dossier uuid,
      examined integer NOT NULL DEFAULT 0,
      to_move integer NOT NULL DEFAULT 0,
      not_computable integer NOT NULL DEFAULT 0,
      moved integer NOT NULL DEFAULT 0,
      unchanged integer NOT NULL DEFAULT 0
    )`);
  // Two at once would move each other's appointments.
  await runner.query(`
    CREATE UNIQUE INDEX IF NOT EXISTS deadline_recalculation_under_way ON deadline_recalculation ((true))
    WHERE status IN ('previewing', 'ready', 'applying')`);
  await runner.query(`CREATE INDEX IF NOT EXISTS deadline_recalculation_latest ON deadline_recalculation (created_at DESC, id DESC)`);
}

async function createLines(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE IF NOT EXISTS deadline_recalculation_line (
      recalculation_id uuid NOT NULL REFERENCES deadline_recalculation (id),
      competent_unit_id uuid NOT NULL,
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      state text NOT NULL CHECK (state IN ('to-move', 'not-computable', 'moved', 'unchanged')),
      due_at_before timestamptz NOT NULL,
      due_on_before date NOT NULL,
      due_at_after timestamptz,
      due_on_after date,
      PRIMARY KEY (recalculation_id, competent_unit_id, dossier_id)
    )`);
  await runner.query(`
    CREATE TABLE IF NOT EXISTS deadline_recalculation_unit (
      recalculation_id uuid NOT NULL REFERENCES deadline_recalculation (id),
      unit_id uuid NOT NULL,
      to_move integer NOT NULL,
      not_computable integer NOT NULL,
      PRIMARY KEY (recalculation_id, unit_id)
    )`);
}

async function protectRows(runner: QueryRunner): Promise<void> {
  const tables = ['deadline_recalculation', 'deadline_recalculation_line', 'deadline_recalculation_unit'];
  for (const table of tables) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(`DROP POLICY IF EXISTS installation_recalculates ON ${table}`);
    await runner.query(`CREATE POLICY installation_recalculates ON ${table} USING ((SELECT current_setting('app.scope', true)) = '*')`);
  }
  await runner.query(`GRANT SELECT, INSERT, UPDATE ON deadline_recalculation, deadline_recalculation_unit TO dossier_app`);
  await runner.query(`GRANT SELECT, INSERT ON deadline_recalculation_line TO dossier_app`);
  await runner.query(`GRANT UPDATE (state, due_at_before, due_on_before, due_at_after, due_on_after) ON deadline_recalculation_line TO dossier_app`);
}
