import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boundaries of communes: sets of them that are only added, and a report of every import, also of those that changed nothing. */
export class Boundaries implements MigrationInterface {
  readonly name = 'Boundaries1760000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE boundary_import (
        import_id uuid PRIMARY KEY,
        report jsonb NOT NULL,
        actor text NOT NULL,
        at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE boundary_set (
        import_id uuid PRIMARY KEY REFERENCES boundary_import (import_id),
        province_code varchar(2) NOT NULL,
        valid_from date NOT NULL,
        source text NOT NULL,
        topology jsonb NOT NULL,
        imported_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX boundary_set_of_day ON boundary_set (province_code, valid_from DESC, import_id DESC)`);
    for (const table of ['boundary_import', 'boundary_set']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY installation_writes ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO registry_app`);
    }
    await runner.query(`CREATE POLICY everybody_reads ON boundary_set FOR SELECT USING (true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
