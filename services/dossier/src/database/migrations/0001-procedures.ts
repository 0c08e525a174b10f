import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue: public, so without row-level rules; a version is published once and never changed. */
export class Procedures implements MigrationInterface {
  readonly name = 'Procedures1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE procedure (
        procedure_id uuid NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        code varchar(40) NOT NULL,
        name text NOT NULL,
        field text NOT NULL,
        competent_level text NOT NULL CHECK (competent_level IN ('commune', 'province')),
        time_limit jsonb NOT NULL,
        fee_dong integer CHECK (fee_dong >= 0),
        fee_note text NOT NULL,
        components jsonb NOT NULL,
        result text NOT NULL,
        legal_basis text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        confidence text NOT NULL CHECK (confidence IN ('verified', 'partly', 'unverified')),
        folded text GENERATED ALWAYS AS (vn_fold(code || ' ' || name)) STORED,
        PRIMARY KEY (procedure_id, version),
        UNIQUE (code, version)
      )`);
    await runner.query(`GRANT SELECT, INSERT ON procedure TO dossier_app`);
  }

  // Migrations only go forward; a mistake is corrected by the next one.
  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
