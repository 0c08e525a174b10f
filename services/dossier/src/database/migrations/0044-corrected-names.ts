import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A corrected name stayed findable in the other units of its dossier. Those dossiers lose their words and are indexed anew within seconds. */
export class CorrectedNames implements MigrationInterface {
  readonly name = 'CorrectedNames1760000000044';

  async up(runner: QueryRunner): Promise<void> {
    // The owner sees rows by policy like everybody.
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    const corrected = `SELECT DISTINCT dossier_id FROM dossier_correction WHERE role = 'applicant' AND field = 'fullName'`;
    await runner.query(`DELETE FROM dossier_name_word USING (${corrected}) c WHERE dossier_name_word.dossier_id = c.dossier_id`);
    await runner.query(`UPDATE dossier_person SET search_version = 0 FROM (${corrected}) c WHERE dossier_person.dossier_id = c.dossier_id AND dossier_person.role = 'applicant'`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
