import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The working calendar as data: plans with their documents, closures and service hours of units. Public to read. */
export class WorkingCalendar implements MigrationInterface {
  readonly name = 'WorkingCalendar1760000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE calendar_day ADD COLUMN scope text NOT NULL DEFAULT 'nation' CHECK (scope IN ('nation', 'province'))`);
    // Every plan that a person published, with its document; what a release brought along has none.
    await runner.query(`
      CREATE TABLE calendar_plan (
        year integer NOT NULL REFERENCES calendar_year (year),
        version integer NOT NULL,
        document text NOT NULL,
        days jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        published_by text NOT NULL,
        PRIMARY KEY (year, version)
      )`);
    await runner.query(`
      CREATE TABLE unit_closure (
        closure_id uuid PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES unit (unit_id),
        from_day date NOT NULL,
        to_day date NOT NULL CHECK (to_day >= from_day),
        decision text NOT NULL,
        reason text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        added_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        withdrawn_by text,
        CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
      )`);
    await runner.query(`CREATE INDEX unit_closure_of_unit ON unit_closure (unit_id, from_day DESC, closure_id DESC)`);
    // A period is never changed: a later one ends it, and one that begins on the same day replaces it.
    await runner.query(`
      CREATE TABLE service_hours (
        unit_id uuid NOT NULL REFERENCES unit (unit_id),
        version integer NOT NULL CHECK (version >= 1),
        valid_from date NOT NULL,
        morning int[] NOT NULL,
        afternoon int[] NOT NULL,
        saturday int[],
        decision text NOT NULL,
        set_at timestamptz NOT NULL,
        set_by text NOT NULL,
        PRIMARY KEY (unit_id, version)
      )`);
    await protect(runner, 'calendar_plan', `app_in_scope(VARIADIC '{}'::uuid[])`);
    await protect(runner, 'unit_closure', 'app_in_scope(unit_id)');
    await protect(runner, 'service_hours', 'app_in_scope(unit_id)');
    await runner.query(`GRANT UPDATE (version, withdrawn_at, withdrawn_by) ON unit_closure TO registry_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function protect(runner: QueryRunner, table: string, writes: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY everybody_reads ON ${table} FOR SELECT USING (true)`);
  await runner.query(`CREATE POLICY scope_writes ON ${table} USING (${writes}) WITH CHECK (${writes})`);
  await runner.query(`GRANT SELECT, INSERT ON ${table} TO registry_app`);
}
