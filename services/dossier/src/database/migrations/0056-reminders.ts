import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a unit was asked to look at a dossier as it stood then: once for each version. */
export class Reminders implements MigrationInterface {
  readonly name = 'Reminders1760000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_reminder (
        reminder_id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        dossier_version integer NOT NULL,
        unit_id uuid NOT NULL,
        by_role text NOT NULL,
        reminded_at timestamptz NOT NULL,
        UNIQUE (dossier_id, dossier_version)
      )`);
    await runner.query('CREATE INDEX dossier_reminder_of_unit ON dossier_reminder (unit_id, reminded_at DESC, reminder_id DESC)');
    await runner.query('CREATE INDEX dossier_reminder_anywhere ON dossier_reminder (reminded_at DESC, reminder_id DESC)');
    await runner.query('ALTER TABLE dossier_reminder ENABLE ROW LEVEL SECURITY');
    await runner.query('ALTER TABLE dossier_reminder FORCE ROW LEVEL SECURITY');
    await runner.query('CREATE POLICY unit_scope ON dossier_reminder USING (app_in_scope(unit_id)) WITH CHECK (app_in_scope(unit_id))');
    await runner.query('GRANT SELECT, INSERT ON dossier_reminder TO dossier_app');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
