import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signed is not issued, and issued is not handed over: a result counts from its issue on, one of a dossier that was stopped before never,
 * and its file is the citizen's from the hand-over on. Of results that are here already the issue is read anew from the log of their owner.
 */
export class ResultsIssued1760000000004 implements MigrationInterface {
  readonly name = 'ResultsIssued1760000000004';
  /** The index is built beside the work of the day; every statement may be repeated after an interruption. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE result_standing
      ADD COLUMN IF NOT EXISTS issued_on date, ADD COLUMN IF NOT EXISTS stopped_on date, ADD COLUMN IF NOT EXISTS issue_known boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE result_standing ALTER COLUMN issue_known SET DEFAULT true`);
    await runner.query(`GRANT UPDATE (issued_on, stopped_on, issue_known) ON result_standing TO files_app`);
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS result_standing_of_dossier`);
    await runner.query(`CREATE INDEX CONCURRENTLY result_standing_of_dossier ON result_standing (dossier_id)`);
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS result_standing_to_read`);
    await runner.query(`CREATE INDEX CONCURRENTLY result_standing_to_read ON result_standing (dossier_id) WHERE NOT issue_known`);
    // Who has read a result already goes on reading it.
    await runner.query(`ALTER TABLE dossier_file ADD COLUMN IF NOT EXISTS shown_to_owner text NOT NULL DEFAULT 'now'
      CHECK (shown_to_owner IN ('now', 'at-hand-over', 'never'))`);
    await runner.query(`ALTER POLICY with_dossier ON dossier_file
      USING (EXISTS (SELECT 1 FROM dossier_units d WHERE d.dossier_id = dossier_file.dossier_id
        AND (dossier_file.shown_to_owner = 'now' OR app_in_scope(VARIADIC d.unit_ids || d.consulted_unit_ids))))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
