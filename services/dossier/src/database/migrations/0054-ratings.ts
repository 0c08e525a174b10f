import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One rating per dossier, what was written in it encrypted; and its sums by unit and month, so that nobody counts rows to answer. */
export class Ratings implements MigrationInterface {
  readonly name = 'Ratings1760000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_rating (
        dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
        rating_id uuid NOT NULL UNIQUE,
        version integer NOT NULL CHECK (version >= 1),
        unit_id uuid NOT NULL,
        procedure_code text NOT NULL,
        score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
        reasons text[] NOT NULL,
        comment text,
        rated_at timestamptz NOT NULL,
        changed_at timestamptz
      )`);
    await runner.query('CREATE INDEX dossier_rating_low ON dossier_rating (unit_id, rated_at DESC, rating_id DESC) WHERE score <= 2');
    await runner.query('CREATE INDEX dossier_rating_low_anywhere ON dossier_rating (rated_at DESC, rating_id DESC) WHERE score <= 2');
    await runner.query(`
      CREATE TABLE rating_tally (
        unit_id uuid NOT NULL, month date NOT NULL, count integer NOT NULL, sum integer NOT NULL, low integer NOT NULL, PRIMARY KEY (unit_id, month)
      )`);
    for (const table of ['dossier_rating', 'rating_tally']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY installation_writes ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
    await runner.query('CREATE POLICY with_dossier ON dossier_rating FOR SELECT USING (EXISTS (SELECT 1 FROM dossier WHERE dossier.id = dossier_rating.dossier_id))');
    await runner.query('CREATE POLICY unit_reads ON rating_tally FOR SELECT USING (app_in_scope(unit_id))');
    await runner.query('GRANT SELECT, INSERT, UPDATE (version, score, reasons, comment, changed_at) ON dossier_rating TO dossier_app');
    await runner.query('GRANT SELECT, INSERT, UPDATE (count, sum, low) ON rating_tally TO dossier_app');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
