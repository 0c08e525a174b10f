import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A unit, or the province, may have a closure and new hours that wait for a decision at once. In one place for both the later took the place of the
 * earlier, which nobody was asked about any more. The columns of before are emptied here and go with a later release.
 */
export class OpenCalendarChanges implements MigrationInterface {
  readonly name = 'OpenCalendarChanges1760000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE open_calendar_change (
        unit_id uuid,
        reason_code text NOT NULL,
        document text NOT NULL,
        revision bigint NOT NULL,
        UNIQUE NULLS NOT DISTINCT (unit_id, reason_code)
      )`);
    await runner.query(`
      INSERT INTO open_calendar_change (unit_id, reason_code, document, revision)
      SELECT NULL, coalesce(open_reason, 'official-calendar'), open_plan, revision FROM calendar_revision WHERE open_plan IS NOT NULL
      UNION ALL
      SELECT unit_id, coalesce(open_reason, 'unit-closure'), open_document, revision FROM unit_calendar_revision WHERE open_document IS NOT NULL`);
    await emptyColumns(runner);
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON open_calendar_change TO dossier_app');
    await runner.query('ALTER TABLE open_calendar_change ENABLE ROW LEVEL SECURITY');
    await runner.query('ALTER TABLE open_calendar_change FORCE ROW LEVEL SECURITY');
    await runner.query('CREATE POLICY everybody_reads ON open_calendar_change FOR SELECT USING (true)');
    await runner.query(`CREATE POLICY installation_writes ON open_calendar_change USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function emptyColumns(runner: QueryRunner): Promise<void> {
  await runner.query(`SELECT set_config('app.scope', '*', true)`);
  await runner.query('UPDATE calendar_revision SET open_plan = NULL, open_reason = NULL');
  await runner.query('UPDATE unit_calendar_revision SET open_document = NULL, open_reason = NULL WHERE open_document IS NOT NULL');
  await runner.query(`SELECT set_config('app.scope', '', true)`);
}
