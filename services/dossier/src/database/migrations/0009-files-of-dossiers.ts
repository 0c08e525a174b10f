import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A read copy of the files of the service `files`, and which of them hold which component of a dossier. */
export class FilesOfDossiers implements MigrationInterface {
  readonly name = 'FilesOfDossiers1760000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file_mirror (
        file_id uuid PRIMARY KEY,
        owner_account_id text NOT NULL,
        sha256 text NOT NULL,
        size_bytes bigint NOT NULL,
        pages integer,
        media_type text NOT NULL,
        scan text NOT NULL,
        nameable_until timestamptz NOT NULL,
        deleted boolean NOT NULL DEFAULT false
      ) WITH (fillfactor = 85)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON file_mirror TO dossier_app`);
    // The hash stays with the dossier: it is the proof of what was handed in, whatever becomes of the bytes.
    await runner.query(`
      CREATE TABLE dossier_component_file (
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        code varchar(40) NOT NULL,
        file_id uuid NOT NULL,
        position smallint NOT NULL,
        sha256 text NOT NULL,
        size_bytes bigint NOT NULL,
        pages integer,
        media_type text NOT NULL,
        PRIMARY KEY (dossier_id, code, file_id)
      )`);
    await runner.query(`ALTER TABLE dossier_component_file ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE dossier_component_file FORCE ROW LEVEL SECURITY`);
    const seen = 'EXISTS (SELECT 1 FROM dossier WHERE dossier.id = dossier_component_file.dossier_id)';
    await runner.query(`CREATE POLICY with_dossier ON dossier_component_file USING (${seen}) WITH CHECK (${seen})`);
    await runner.query(`GRANT SELECT, INSERT ON dossier_component_file TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
