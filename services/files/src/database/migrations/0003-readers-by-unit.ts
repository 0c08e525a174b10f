import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever brought a file has it alone until a dossier names it; then it belongs to the dossier, and is read by its units and by the
 * citizen who filed it. An officer who scanned it reads it as one of the unit, and no longer once transferred to another.
 */
export class ReadersByUnit1760000000003 implements MigrationInterface {
  readonly name = 'ReadersByUnit1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    const isOwner = `owner_account_id = current_setting('app.actor', true)`;
    // No day to go away: a dossier names it. Asking `dossier_file` would ask what this person may see of it, which is nothing.
    await runner.query(`ALTER POLICY owner_sees ON stored_file USING (${isOwner} AND expires_at IS NOT NULL) WITH CHECK (${isOwner})`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
