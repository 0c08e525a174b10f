import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Batches that take open dossiers to another version of their procedure. The index is built beside the work of the day, so outside of a transaction. */
export class ProcedureMoves implements MigrationInterface {
  readonly name = 'ProcedureMoves1760000000020';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    for (const table of ['procedure_move', 'procedure_move_line']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`DROP POLICY IF EXISTS province_scope ON ${table}`);
      await runner.query(`CREATE POLICY province_scope ON ${table} USING (app_in_scope(NULL::uuid)) WITH CHECK (app_in_scope(NULL::uuid))`);
    }
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON procedure_move TO dossier_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE (state, reason, missing, not_asked_any_more) ON procedure_move_line TO dossier_app`);
    // A dossier stays on its version; this batch is the one thing that may change it.
    await runner.query(`GRANT UPDATE (procedure_version, procedure_name, field, needs_approval, needs_signature, payable) ON dossier TO dossier_app`);
    // One that was interrupted is left invalid under its name.
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS dossier_open_by_procedure_version`);
    await runner.query(`
      CREATE INDEX CONCURRENTLY dossier_open_by_procedure_version ON dossier (procedure_code, procedure_version, id)
      WHERE status NOT IN ('refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE IF NOT EXISTS procedure_move (
      move_id uuid PRIMARY KEY,
      version integer NOT NULL CHECK (version >= 1),
      status text NOT NULL CHECK (status IN ('previewing', 'ready', 'applying', 'applied', 'taking-back', 'taken-back', 'cancelled')),
      code varchar(40) NOT NULL,
      from_version integer NOT NULL,
      to_version integer NOT NULL CHECK (to_version <> from_version),
      reason text NOT NULL,
      after_dossier uuid,
      examined integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL,
      created_by text NOT NULL,
      changed_at timestamptz NOT NULL,
      changed_by text NOT NULL
    )`);
  // Two at once would take each other's dossiers.
  await runner.query(`
    CREATE UNIQUE INDEX IF NOT EXISTS procedure_move_under_way ON procedure_move (code) WHERE status IN ('previewing', 'ready', 'applying', 'taking-back')`);
  await runner.query(`CREATE INDEX IF NOT EXISTS procedure_move_latest ON procedure_move (move_id DESC)`);
  await runner.query(`
    CREATE TABLE IF NOT EXISTS procedure_move_line (
      move_id uuid NOT NULL REFERENCES procedure_move (move_id),
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      state text NOT NULL CHECK (state IN ('movable', 'not-movable', 'moved', 'skipped', 'taken-back', 'kept-moved')),
      reason text,
      missing jsonb NOT NULL,
      not_asked_any_more jsonb NOT NULL,
      PRIMARY KEY (move_id, dossier_id)
    )`);
  await runner.query(`CREATE INDEX IF NOT EXISTS procedure_move_line_by_state ON procedure_move_line (move_id, state, dossier_id)`);
}
