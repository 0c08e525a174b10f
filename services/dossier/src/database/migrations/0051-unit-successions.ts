import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which unit went into which, and from which day on: whoever has a post in the successor goes on with what the former unit left. */
export class UnitSuccessions implements MigrationInterface {
  readonly name = 'UnitSuccessions1760000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_succession (
        from_unit_id uuid NOT NULL,
        to_unit_id uuid NOT NULL,
        effective_on date NOT NULL,
        PRIMARY KEY (from_unit_id, to_unit_id)
      )`);
    await runner.query('CREATE INDEX unit_succession_into ON unit_succession (to_unit_id)');
    await runner.query('GRANT SELECT, INSERT, UPDATE ON unit_succession TO dossier_app');
    await runner.query('ALTER TABLE unit_succession ENABLE ROW LEVEL SECURITY');
    await runner.query('ALTER TABLE unit_succession FORCE ROW LEVEL SECURITY');
    await runner.query('CREATE POLICY everybody_reads ON unit_succession FOR SELECT USING (true)');
    await runner.query(`CREATE POLICY installation_writes ON unit_succession USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    // What was told of units before is read once more from the registry's log, as at the first start.
    for (const table of ['aggregate_version', 'inbox_parked', 'dead_letter', 'bootstrap']) await runner.query(`DELETE FROM ${table} WHERE source = 'registry.unit'`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
