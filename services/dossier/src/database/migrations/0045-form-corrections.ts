import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was filled into an e-form may be corrected by those who correct a dossier; both values are kept in dossier_correction, which only grows. */
export class FormCorrections implements MigrationInterface {
  readonly name = 'FormCorrections1760000000045';

  async up(runner: QueryRunner): Promise<void> {
    const of = (whose: string) => `EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_form.dossier_id${whose})`;
    const corrected = of(' AND app_in_scope(d.receiving_unit_id, d.competent_unit_id)');
    await runner.query(`DROP POLICY with_dossier ON dossier_form`);
    await runner.query(`CREATE POLICY with_dossier ON dossier_form FOR SELECT USING (${of('')})`);
    await runner.query(`CREATE POLICY filled_with_dossier ON dossier_form FOR INSERT WITH CHECK (${of('')})`);
    await runner.query(`CREATE POLICY corrected_by_its_units ON dossier_form FOR UPDATE USING (${corrected}) WITH CHECK (${corrected})`);
    await runner.query(`GRANT UPDATE (data) ON dossier_form TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
