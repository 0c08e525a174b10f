import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read copies of registry facts: units by the day from which they stand so, posts of officers, special days. */
export class Mirrors implements MigrationInterface {
  readonly name = 'Mirrors1760000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_mirror (
        unit_id uuid NOT NULL,
        as_from date NOT NULL,
        level text NOT NULL,
        full_name text NOT NULL,
        province_code text NOT NULL,
        valid_from date,
        valid_to date,
        agency_code varchar(35),
        PRIMARY KEY (unit_id, as_from)
      )`);
    await runner.query(`
      CREATE TABLE officer_post (
        post_id uuid PRIMARY KEY,
        officer_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        role text NOT NULL,
        valid_from date NOT NULL,
        valid_to date
      )`);
    await runner.query(`CREATE INDEX officer_post_by_officer ON officer_post (officer_id)`);
    await runner.query(`
      CREATE TABLE calendar_day (
        day date PRIMARY KEY,
        year integer NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        enabled boolean NOT NULL,
        basis text NOT NULL
      )`);
    await runner.query(`CREATE INDEX calendar_day_by_year ON calendar_day (year)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON unit_mirror, officer_post, calendar_day TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
