import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Units and their lineage are public reference data: everybody reads them, only a transaction of the whole installation
 * writes them. Row-level security is forced all the same, so that a forgotten scope cannot write.
 */
export class Units implements MigrationInterface {
  readonly name = 'Units1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createUnit(runner);
    await createLineage(runner);
    await createSearch(runner);
    await protectRows(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function createUnit(runner: QueryRunner): Promise<void> {
  // The code is empty where the sources have none: former districts, and communes an earlier merger dissolved.
  await runner.query(`
    CREATE TABLE unit (
      unit_id uuid PRIMARY KEY,
      scheme text NOT NULL CHECK (scheme IN ('2004', '2025')),
      code varchar(10) NOT NULL,
      level text NOT NULL CHECK (level IN ('province', 'district', 'commune', 'department')),
      province_id uuid NOT NULL,
      province_code varchar(2) NOT NULL,
      valid_from date,
      valid_to date CHECK (valid_to >= valid_from),
      end_known boolean NOT NULL,
      version integer NOT NULL CHECK (version >= 1)
    ) WITH (fillfactor = 90)`);
  // Codes are permanent and unique within a level of a scheme.
  await runner.query(`CREATE UNIQUE INDEX unit_by_code ON unit (scheme, level, code) WHERE code <> ''`);
  await runner.query(`CREATE INDEX unit_by_province ON unit (province_code, level)`);
  // A first day of -infinity: so named since before the records begin.
  await runner.query(`
    CREATE TABLE unit_version (
      unit_id uuid NOT NULL REFERENCES unit (unit_id),
      from_day date NOT NULL,
      to_day date CHECK (to_day >= from_day),
      type text NOT NULL,
      name text NOT NULL,
      full_name text NOT NULL,
      parent_id uuid,
      reason text,
      PRIMARY KEY (unit_id, from_day)
    ) WITH (fillfactor = 90)`);
  await runner.query(`CREATE UNIQUE INDEX unit_version_open ON unit_version (unit_id) WHERE to_day IS NULL`);
  await runner.query(`CREATE INDEX unit_version_by_parent ON unit_version (parent_id)`);
  await runner.query(`
    CREATE TABLE agency_code (
      unit_id uuid NOT NULL REFERENCES unit (unit_id),
      code varchar(35) NOT NULL,
      provisional boolean NOT NULL,
      valid_from date NOT NULL,
      valid_to date CHECK (valid_to >= valid_from),
      PRIMARY KEY (unit_id, valid_from)
    )`);
  await runner.query(`CREATE UNIQUE INDEX agency_code_in_use ON agency_code (code) WHERE valid_to IS NULL`);
}

async function createLineage(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE unit_succession (
      from_unit_id uuid NOT NULL REFERENCES unit (unit_id),
      to_unit_id uuid NOT NULL REFERENCES unit (unit_id),
      kind text NOT NULL CHECK (kind IN ('merged', 'split', 'renamed', 'inherited')),
      effective_on date NOT NULL,
      legal_basis text NOT NULL,
      PRIMARY KEY (from_unit_id, to_unit_id)
    )`);
  await runner.query(`CREATE INDEX unit_succession_to ON unit_succession (to_unit_id)`);
}

async function createSearch(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE unit_search (
      unit_id uuid NOT NULL REFERENCES unit (unit_id),
      level text NOT NULL,
      province_code varchar(2) NOT NULL,
      source smallint NOT NULL,
      former_unit text,
      toned text NOT NULL,
      toned_full text NOT NULL,
      folded text NOT NULL,
      folded_full text NOT NULL,
      words tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded_full)) STORED
    )`);
  await runner.query(`CREATE INDEX unit_search_by_province ON unit_search (province_code, level)`);
  await runner.query(`CREATE INDEX unit_search_words ON unit_search USING gin (words)`);
  await runner.query(`CREATE INDEX unit_search_similar ON unit_search USING gin (folded_full gin_trgm_ops)`);
}

async function protectRows(runner: QueryRunner): Promise<void> {
  for (const table of ['unit', 'unit_version', 'agency_code', 'unit_succession', 'unit_search']) {
    await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY everybody_reads ON ${table} FOR SELECT USING (true)`);
    await runner.query(`CREATE POLICY installation_writes ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    await runner.query(`GRANT SELECT, INSERT ON ${table} TO registry_app`);
  }
  await runner.query(`GRANT UPDATE (version, valid_to) ON unit TO registry_app`);
  await runner.query(`GRANT UPDATE (to_day) ON unit_version TO registry_app`);
  // Names to search by are derived; they are written anew as a whole.
  await runner.query(`GRANT DELETE ON unit_search TO registry_app`);
}
