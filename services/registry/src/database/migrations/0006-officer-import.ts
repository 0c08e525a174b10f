import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Officers come and change by lists: names, titles and last days of posts may change, and each import leaves its report, without names. */
export class OfficerImport implements MigrationInterface {
  readonly name = 'OfficerImport1760000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE officer_import (
        import_id uuid PRIMARY KEY,
        report jsonb NOT NULL,
        actor text NOT NULL,
        at timestamptz NOT NULL
      )`);
    await runner.query(`ALTER TABLE officer_import ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE officer_import FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY installation ON officer_import USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    await runner.query(`GRANT SELECT, INSERT ON officer_import TO registry_app`);
    for (const table of ['officer', 'post']) {
      await runner.query(`CREATE POLICY installation_changes ON ${table} FOR UPDATE USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
    // A post keeps holder, unit, role and first day: another one is another post.
    await runner.query(`GRANT UPDATE (version, full_name, full_name_index) ON officer TO registry_app`);
    await runner.query(`GRANT UPDATE (title, valid_to) ON post TO registry_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
