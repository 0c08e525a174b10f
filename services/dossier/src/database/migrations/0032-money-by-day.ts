import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which money was written down, every refund with its day, and the day of a demand's document. */
export class MoneyByDay implements MigrationInterface {
  readonly name = 'MoneyByDay1760000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE payment ADD COLUMN booked_on date`);
    await runner.query(`GRANT UPDATE (booked_on) ON payment TO dossier_app`);
    await runner.query(`ALTER TABLE fee_line ADD COLUMN demanded_on date`);
    await runner.query(`
      CREATE TABLE payment_refund (
        payment_id uuid NOT NULL REFERENCES payment (payment_id),
        version integer NOT NULL,
        amount_dong bigint NOT NULL CHECK (amount_dong > 0),
        refunded_on date NOT NULL,
        PRIMARY KEY (payment_id, version)
      )`);
    await runner.query(`CREATE INDEX payment_refund_of_day ON payment_refund (refunded_on, payment_id)`);
    await runner.query(`ALTER TABLE payment_refund ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE payment_refund FORCE ROW LEVEL SECURITY`);
    const seen = `EXISTS (SELECT 1 FROM payment WHERE payment.payment_id = payment_refund.payment_id)`;
    await runner.query(`CREATE POLICY with_payment ON payment_refund USING (${seen}) WITH CHECK (${seen})`);
    await runner.query(`GRANT SELECT, INSERT ON payment_refund TO dossier_app`);
    // Of refunds an earlier release kept the sum and the last day. What it received has no day of entry and stays at the day of the payment.
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`
      INSERT INTO payment_refund (payment_id, version, amount_dong, refunded_on) SELECT payment_id, 0, refunded_dong, refunded_on FROM payment WHERE refunded_dong > 0`);
    await runner.query(`SELECT set_config('app.scope', '', true)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
