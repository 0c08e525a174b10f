import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a result goes by post may be corrected by those who correct a dossier; both values are kept in dossier_correction, which only grows. */
export class PostsCorrected implements MigrationInterface {
  readonly name = 'PostsCorrected1760000000049';

  async up(runner: QueryRunner): Promise<void> {
    const of = (whose: string) => `EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_wish.dossier_id${whose})`;
    const corrected = of(' AND app_in_scope(d.receiving_unit_id, d.competent_unit_id)');
    await runner.query(`DROP POLICY with_dossier ON dossier_wish`);
    await runner.query(`CREATE POLICY with_dossier ON dossier_wish FOR SELECT USING (${of('')})`);
    await runner.query(`CREATE POLICY wished_with_dossier ON dossier_wish FOR INSERT WITH CHECK (${of('')})`);
    await runner.query(`CREATE POLICY corrected_by_its_units ON dossier_wish FOR UPDATE USING (${corrected}) WITH CHECK (${corrected})`);
    await runner.query(`GRANT UPDATE (return_by_post) ON dossier_wish TO dossier_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
