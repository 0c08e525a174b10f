import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The official calendar, and which steps of the first load are done. Public to read, the installation's to write. */
export class CalendarAndLoad implements MigrationInterface {
  readonly name = 'CalendarAndLoad1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_year (
        year integer PRIMARY KEY,
        version integer NOT NULL CHECK (version >= 1)
      )`);
    await runner.query(`
      CREATE TABLE calendar_day (
        day date PRIMARY KEY,
        year integer NOT NULL REFERENCES calendar_year (year),
        kind text NOT NULL CHECK (kind IN ('holiday', 'compensatory', 'swap-off', 'swap-work')),
        status text NOT NULL CHECK (status IN ('official', 'proposed')),
        enabled boolean NOT NULL,
        basis text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE load_step (
        step text PRIMARY KEY,
        done_at timestamptz NOT NULL,
        report jsonb
      )`);
    for (const table of ['calendar_year', 'calendar_day', 'load_step']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY everybody_reads ON ${table} FOR SELECT USING (true)`);
      await runner.query(`CREATE POLICY installation_writes ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON calendar_year TO registry_app`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON calendar_day TO registry_app`);
    await runner.query(`GRANT SELECT, INSERT ON load_step TO registry_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
