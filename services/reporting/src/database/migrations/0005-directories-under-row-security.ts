import type { MigrationInterface, QueryRunner } from 'typeorm';

const DIRECTORIES = ['figure_state', 'figure_rebuild', 'unit_mirror', 'unit_succession', 'unit_today', 'procedure_mirror'];

/** Directories name units and belong to none: everybody reads them, and only the scope of the installation writes. */
export class DirectoriesUnderRowSecurity implements MigrationInterface {
  readonly name = 'DirectoriesUnderRowSecurity1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of DIRECTORIES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY everybody_reads ON ${table} FOR SELECT USING (true)`);
      await runner.query(`CREATE POLICY installation_writes ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
