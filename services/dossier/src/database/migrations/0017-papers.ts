import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that were issued, their bytes, and the templates a province makes of its own. */
export class Papers implements MigrationInterface {
  readonly name = 'Papers1760000000017';

  async up(runner: QueryRunner): Promise<void> {
    // Versions 2 and on: the first of every form is part of the product.
    await runner.query(`
      CREATE TABLE paper_template (
        template_id uuid PRIMARY KEY,
        form text NOT NULL,
        circular text NOT NULL,
        number integer NOT NULL CHECK (number >= 2),
        status text NOT NULL CHECK (status IN ('draft', 'published')),
        valid_from date,
        version integer NOT NULL CHECK (version >= 1),
        body jsonb NOT NULL,
        changed_at timestamptz NOT NULL,
        UNIQUE (form, circular, number),
        CHECK ((status = 'published') = (valid_from IS NOT NULL))
      )`);
    await runner.query(`GRANT SELECT, INSERT ON paper_template TO dossier_app`);
    await runner.query(`GRANT UPDATE (status, valid_from, version, body, changed_at) ON paper_template TO dossier_app`);
    await runner.query(`
      CREATE TABLE paper (
        paper_id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        form text NOT NULL,
        circular text NOT NULL,
        masked boolean NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        format text NOT NULL CHECK (format IN ('A4', 'A5')),
        dossier_version integer NOT NULL,
        template_id uuid NOT NULL,
        template_number integer NOT NULL,
        content_mark text NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by text NOT NULL,
        sha256 text NOT NULL,
        size_bytes integer NOT NULL,
        UNIQUE (dossier_id, form, masked, version, format)
      )`);
    // Apart from the paper, so that a list of papers reads none of it; cipher text does not compress.
    await runner.query(`CREATE TABLE paper_bytes (paper_id uuid PRIMARY KEY REFERENCES paper (paper_id), bytes bytea NOT NULL)`);
    await runner.query(`ALTER TABLE paper_bytes ALTER COLUMN bytes SET STORAGE EXTERNAL`);
    for (const [table, parent] of [['paper', 'dossier WHERE dossier.id = paper.dossier_id'], ['paper_bytes', 'paper WHERE paper.paper_id = paper_bytes.paper_id']]) {
      const seen = `EXISTS (SELECT 1 FROM ${parent})`;
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY with_dossier ON ${table} USING (${seen}) WITH CHECK (${seen})`);
      // What was handed out stays as it is: no right to change or delete exists.
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO dossier_app`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
