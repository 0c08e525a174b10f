import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No payment belongs to a unit here, so whoever has no business with all of them sees none: only the scope of the installation opens these tables. */
export class PaymentsUnderRowSecurity implements MigrationInterface {
  readonly name = 'PaymentsUnderRowSecurity1760000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['payment_session', 'payment_job', 'payment_callback', 'payment_channel']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY installation ON ${table} USING (app_in_scope(VARIADIC '{}'::uuid[])) WITH CHECK (app_in_scope(VARIADIC '{}'::uuid[]))`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
