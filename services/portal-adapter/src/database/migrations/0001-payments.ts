import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions with the payment platform, what is to be done for them, and what the platform said. No row belongs to a unit or names a person. */
export class Payments implements MigrationInterface {
  readonly name = 'Payments1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payment_session (
        payment_id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL,
        reference varchar(60) NOT NULL UNIQUE,
        amount_dong bigint NOT NULL CHECK (amount_dong > 0),
        status text NOT NULL CHECK (status IN ('requested', 'open', 'paid', 'failed', 'cancelled')),
        version integer NOT NULL CHECK (version >= 0),
        order_body jsonb NOT NULL,
        pay_url text,
        expires_at timestamptz,
        transaction_id varchar(60),
        bank_code varchar(30),
        paid_at timestamptz,
        paid_on date,
        bill_number varchar(60),
        requested_at timestamptz NOT NULL,
        requested_on date NOT NULL,
        CHECK ((status = 'paid') = (paid_at IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX payment_session_requested ON payment_session (requested_on)`);
    await runner.query(`CREATE INDEX payment_session_paid ON payment_session (paid_on) WHERE paid_on IS NOT NULL`);
    await runner.query(`
      CREATE TABLE payment_job (
        job_id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('open', 'query', 'bill', 'statement')),
        payment_id uuid,
        reconciliation_id uuid,
        day date,
        attempts integer NOT NULL,
        run_at timestamptz NOT NULL,
        claimed_until timestamptz,
        done_at timestamptz,
        last_error text
      ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE INDEX payment_job_due ON payment_job (run_at, job_id) WHERE done_at IS NULL`);
    await runner.query(`
      CREATE TABLE payment_callback (
        digest char(64) PRIMARY KEY,
        first_at timestamptz NOT NULL,
        received_on date NOT NULL,
        times integer NOT NULL,
        reference varchar(60),
        payment_id uuid,
        verdict text NOT NULL,
        amount_dong bigint,
        transaction_id varchar(60)
      )`);
    await runner.query(`CREATE INDEX payment_callback_refused ON payment_callback (received_on) WHERE verdict IN ('unknown-reference', 'wrong-amount', 'conflict')`);
    await runner.query(`
      CREATE TABLE payment_channel (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        channel_id uuid NOT NULL,
        version integer NOT NULL,
        online boolean NOT NULL
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON payment_session, payment_job, payment_callback, payment_channel TO portal_adapter_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
