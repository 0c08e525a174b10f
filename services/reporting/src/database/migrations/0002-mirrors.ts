import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read copies of public facts of registry and dossier: units with their lineage, procedures. No row belongs to a unit. */
export class Mirrors implements MigrationInterface {
  readonly name = 'Mirrors1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_mirror (
        unit_id uuid NOT NULL,
        as_from date NOT NULL,
        code text NOT NULL,
        level text NOT NULL,
        type text NOT NULL,
        name text NOT NULL,
        full_name text NOT NULL,
        province_code text NOT NULL,
        valid_from date,
        valid_to date,
        PRIMARY KEY (unit_id, as_from)
      )`);
    await runner.query(`CREATE INDEX unit_mirror_of_province ON unit_mirror (province_code, level)`);
    await runner.query(`
      CREATE TABLE unit_succession (
        from_unit_id uuid NOT NULL,
        to_unit_id uuid NOT NULL,
        kind text NOT NULL,
        effective_on date NOT NULL,
        PRIMARY KEY (from_unit_id, to_unit_id)
      )`);
    await runner.query(`
      CREATE TABLE unit_today (
        unit_id uuid PRIMARY KEY,
        today_unit_id uuid NOT NULL
      )`);
    await runner.query(`CREATE INDEX unit_today_by_today ON unit_today (today_unit_id)`);
    await runner.query(`
      CREATE TABLE procedure_mirror (
        code varchar(40) NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        field text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (code, version)
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON unit_mirror, unit_succession, unit_today, procedure_mirror TO reporting_app`);
    await runner.query(`GRANT DELETE ON unit_today TO reporting_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
