import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which unit went into which, and until when a unit exists: officers of the successor read the files of what the former unit left. */
export class UnitLineage1760000000007 implements MigrationInterface {
  readonly name = 'UnitLineage1760000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE signatory_unit ADD COLUMN valid_to date');
    await runner.query(`
      CREATE TABLE unit_succession (
        from_unit_id uuid NOT NULL,
        to_unit_id uuid NOT NULL,
        effective_on date NOT NULL,
        PRIMARY KEY (from_unit_id, to_unit_id)
      )`);
    await runner.query('CREATE INDEX unit_succession_into ON unit_succession (to_unit_id)');
    await runner.query('GRANT SELECT, INSERT, UPDATE ON unit_succession TO files_app');
    await runner.query('ALTER TABLE unit_succession ENABLE ROW LEVEL SECURITY');
    await runner.query('ALTER TABLE unit_succession FORCE ROW LEVEL SECURITY');
    await runner.query('CREATE POLICY everybody_reads ON unit_succession FOR SELECT USING (true)');
    await runner.query(`CREATE POLICY installation ON unit_succession USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    // What was told of units before is read once more from the registry's log, as at the first start.
    for (const table of ['aggregate_version', 'inbox_parked', 'dead_letter', 'bootstrap']) await runner.query(`DELETE FROM ${table} WHERE source = 'registry.unit'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
