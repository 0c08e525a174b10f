import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is wished at intake beside the matter: sets of papers, and where the result goes by post. */
export class FilingWishes implements MigrationInterface {
  readonly name = 'FilingWishes1760000000029';

  async up(runner: QueryRunner): Promise<void> {
    // No row: one set, and the result is fetched. To whom it goes is a person, so it is encrypted.
    await runner.query(`
      CREATE TABLE dossier_wish (
        dossier_id uuid PRIMARY KEY REFERENCES dossier (id),
        sets smallint NOT NULL CHECK (sets >= 1),
        return_by_post text
      )`);
    await runner.query(`ALTER TABLE dossier_wish ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE dossier_wish FORCE ROW LEVEL SECURITY`);
    const seen = 'EXISTS (SELECT 1 FROM dossier WHERE dossier.id = dossier_wish.dossier_id)';
    await runner.query(`CREATE POLICY with_dossier ON dossier_wish USING (${seen}) WITH CHECK (${seen})`);
    await runner.query(`GRANT SELECT, INSERT ON dossier_wish TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
