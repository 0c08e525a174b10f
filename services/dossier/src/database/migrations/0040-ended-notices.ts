import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice is over when its dossier has ended or has another appointment. Notices are kept for ever, so that lists must not walk through those. */
export class EndedNotices implements MigrationInterface {
  readonly name = 'EndedNotices1760000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE deadline_notice ADD COLUMN ended_at timestamptz`);
    await runner.query(`GRANT UPDATE (ended_at) ON deadline_notice TO dossier_app`);
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`
      UPDATE deadline_notice n SET ended_at = clock_timestamp() FROM dossier d
      WHERE d.id = n.dossier_id AND (d.due_at IS DISTINCT FROM n.due_at OR d.status <> ALL (
        '{received,assigned,pending-approval,returned-by-approver,approved,signed,numbered,issued,withdrawal-requested}'::text[]))`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
