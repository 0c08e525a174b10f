import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fees, payments and their receipts, rules of the province, reconciliation. Amounts are whole đồng. */
export class Money implements MigrationInterface {
  readonly name = 'Money1760000000015';

  async up(runner: QueryRunner): Promise<void> {
    await widenDossier(runner);
    await createRules(runner);
    await createPayments(runner);
    await createOnline(runner);
    await createReconciliations(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function widenDossier(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE dossier
      ADD COLUMN payable boolean NOT NULL DEFAULT false,
      ADD COLUMN financial_status text NOT NULL DEFAULT 'none' CHECK (financial_status IN ('none', 'due', 'paid', 'waived', 'refunded'))`);
  await runner.query(`GRANT UPDATE (financial_status) ON dossier TO dossier_app`);
  // What is still worked on may ask for money as its procedure says; of what has ended nothing is asked any more.
  await runner.query(`SELECT set_config('app.scope', '*', true)`);
  await runner.query(`
    UPDATE dossier SET payable = true
    WHERE status IN ('submitted', 'received', 'assigned', 'supplement-requested', 'pending-approval', 'returned-by-approver', 'approved', 'withdrawal-requested', 'completed')
      AND NOT historic
      AND (procedure_code, procedure_version) IN (SELECT code, version FROM procedure WHERE fee_dong IS DISTINCT FROM 0)`);
  await runner.query(`SELECT set_config('app.scope', '', true)`);
  // Money comes in at any desk of the dossier and from its owner, in any state. It moves none: whoever changes a row by these
  // policies has named before the state that stays (`app.kept_status`), and without a name they permit nothing.
  const kept = `status = current_setting('app.kept_status', true)`;
  const atDesk = 'app_in_scope(receiving_unit_id, returning_unit_id)';
  await runner.query(`CREATE POLICY desk_takes_money ON dossier FOR UPDATE USING (${atDesk}) WITH CHECK (${atDesk} AND ${kept})`);
  const owns = `owner_account_id = current_setting('app.actor', true)`;
  await runner.query(`CREATE POLICY owner_pays ON dossier FOR UPDATE USING (${owns}) WITH CHECK (${owns} AND ${kept})`);
}

async function createRules(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE fee_rule (
      rule_id uuid NOT NULL,
      version integer NOT NULL CHECK (version >= 1),
      latest boolean NOT NULL,
      state text NOT NULL CHECK (state IN ('draft', 'published', 'ended')),
      valid_from date NOT NULL,
      valid_to date,
      content jsonb NOT NULL,
      PRIMARY KEY (rule_id, version)
    )`);
  await runner.query(`CREATE UNIQUE INDEX fee_rule_latest ON fee_rule (rule_id) WHERE latest`);
  await runner.query(`CREATE INDEX fee_rule_holding ON fee_rule (valid_from) WHERE latest AND state <> 'draft'`);
  await runner.query(`GRANT SELECT, INSERT ON fee_rule TO dossier_app`);
  await runner.query(`GRANT UPDATE (latest) ON fee_rule TO dossier_app`);
}

async function createPayments(runner: QueryRunner): Promise<void> {
  // An assessment replaces the one before it; what was replaced stays and no longer counts.
  await runner.query(`
    CREATE TABLE fee_line (
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      version integer NOT NULL,
      line smallint NOT NULL CHECK (line >= 1),
      source text NOT NULL CHECK (source IN ('assessment', 'obligation')),
      counts boolean NOT NULL,
      amount_dong bigint NOT NULL CHECK (amount_dong >= 0),
      before_return boolean NOT NULL,
      content jsonb NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (dossier_id, version, line)
    )`);
  await runner.query(`
    CREATE TABLE payment (
      payment_id uuid PRIMARY KEY,
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      unit_id uuid NOT NULL,
      method text NOT NULL CHECK (method IN ('cash', 'online', 'transfer')),
      status text NOT NULL CHECK (status IN ('requested', 'waiting', 'paid', 'failed', 'cancelled', 'refunded')),
      amount_dong bigint NOT NULL CHECK (amount_dong > 0),
      requested_at timestamptz NOT NULL,
      paid_at timestamptz,
      paid_on date,
      receipt_series text,
      receipt_year smallint,
      receipt_number integer,
      pay_url text,
      reference text UNIQUE,
      transaction_id text,
      bill_number text,
      evidence text,
      refunded_dong bigint NOT NULL DEFAULT 0 CHECK (refunded_dong BETWEEN 0 AND amount_dong),
      refunded_on date,
      closed_at timestamptz,
      reason_code text,
      CHECK ((paid_at IS NULL) = (paid_on IS NULL) AND (receipt_number IS NULL) = (receipt_series IS NULL) AND (receipt_number IS NULL) = (receipt_year IS NULL)),
      CHECK (status NOT IN ('paid', 'refunded') OR (paid_at IS NOT NULL AND receipt_number IS NOT NULL)),
      UNIQUE (unit_id, receipt_series, receipt_year, receipt_number)
    )`);
  await runner.query(`CREATE INDEX payment_of_dossier ON payment (dossier_id, payment_id)`);
  await runner.query(`CREATE INDEX payment_of_day ON payment (paid_on, unit_id, receipt_series, receipt_number) WHERE paid_on IS NOT NULL`);
  // One payment at a time waits for the platform; what is paid twice all the same is found by reconciliation.
  await runner.query(`CREATE UNIQUE INDEX payment_open ON payment (dossier_id) WHERE status IN ('requested', 'waiting')`);
  await runner.query(`
    CREATE TABLE receipt_counter (
      unit_id uuid NOT NULL,
      series text NOT NULL,
      year smallint NOT NULL,
      last_number integer NOT NULL CHECK (last_number >= 1),
      PRIMARY KEY (unit_id, series, year)
    ) WITH (fillfactor = 50)`);
  for (const table of ['fee_line', 'payment', 'receipt_counter']) await force(runner, table);
  const seen = (table: string) => `EXISTS (SELECT 1 FROM dossier WHERE dossier.id = ${table}.dossier_id)`;
  await runner.query(`CREATE POLICY with_dossier ON fee_line USING (${seen('fee_line')}) WITH CHECK (${seen('fee_line')})`);
  await runner.query(`CREATE POLICY with_dossier ON payment USING (app_in_scope(unit_id) OR ${seen('payment')}) WITH CHECK (app_in_scope(unit_id) OR ${seen('payment')})`);
  await runner.query(`CREATE POLICY unit_scope ON receipt_counter USING (app_in_scope(unit_id)) WITH CHECK (app_in_scope(unit_id))`);
  await runner.query(`GRANT SELECT, INSERT ON fee_line, payment, receipt_counter TO dossier_app`);
  await runner.query(`GRANT UPDATE (counts) ON fee_line TO dossier_app`);
  await runner.query(`GRANT UPDATE (last_number) ON receipt_counter TO dossier_app`);
  // What was paid, by whom and under which number is written once.
  await runner.query(`
    GRANT UPDATE (status, paid_at, paid_on, receipt_series, receipt_year, receipt_number, pay_url, reference, transaction_id, bill_number,
      refunded_dong, refunded_on, closed_at, reason_code) ON payment TO dossier_app`);
}

async function createOnline(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE payment_channel (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      online boolean NOT NULL,
      changed_at timestamptz NOT NULL
    )`);
  await runner.query(`INSERT INTO payment_channel (online, changed_at) VALUES (false, now())`);
  await runner.query(`GRANT SELECT, UPDATE ON payment_channel TO dossier_app`);
  // What the platform says of a day, line by line as its adapter states it.
  await runner.query(`
    CREATE TABLE platform_statement (
      reconciliation_id uuid NOT NULL,
      line integer NOT NULL,
      reference text NOT NULL,
      payment_id uuid,
      outcome text NOT NULL,
      amount_dong bigint,
      transaction_id text,
      bill_number text,
      paid_on date,
      refusal text,
      PRIMARY KEY (reconciliation_id, line)
    )`);
  await runner.query(`GRANT SELECT, INSERT ON platform_statement TO dossier_app`);
}

async function createReconciliations(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE payment_reconciliation (
      reconciliation_id uuid PRIMARY KEY,
      version integer NOT NULL CHECK (version >= 1),
      day date NOT NULL,
      cause text NOT NULL CHECK (cause IN ('daily', 'on-demand')),
      state text NOT NULL CHECK (state IN ('requested', 'completed')),
      platform text NOT NULL CHECK (platform IN ('pending', 'compared', 'not-connected')),
      requested_at timestamptz NOT NULL,
      completed_at timestamptz,
      differences integer NOT NULL DEFAULT 0,
      open_differences integer NOT NULL DEFAULT 0 CHECK (open_differences >= 0)
    )`);
  // The timer: a day has one daily reconciliation, whoever looks first.
  await runner.query(`CREATE UNIQUE INDEX payment_reconciliation_daily ON payment_reconciliation (day) WHERE cause = 'daily'`);
  await runner.query(`CREATE INDEX payment_reconciliation_by_day ON payment_reconciliation (day DESC, reconciliation_id DESC)`);
  await runner.query(`
    CREATE TABLE payment_difference (
      reconciliation_id uuid NOT NULL REFERENCES payment_reconciliation (reconciliation_id),
      number integer NOT NULL CHECK (number >= 1),
      kind text NOT NULL,
      unit_id uuid,
      payment_id uuid,
      dossier_code text,
      reference text,
      ours_dong bigint,
      theirs_dong bigint,
      settled_at timestamptz,
      settled_by text,
      settlement text,
      note text,
      PRIMARY KEY (reconciliation_id, number)
    )`);
  await runner.query(`
    CREATE TABLE payment_day_total (
      reconciliation_id uuid NOT NULL REFERENCES payment_reconciliation (reconciliation_id),
      unit_id uuid NOT NULL,
      totals jsonb NOT NULL,
      PRIMARY KEY (reconciliation_id, unit_id)
    )`);
  for (const table of ['payment_difference', 'payment_day_total']) {
    await force(runner, table);
    // What belongs to no unit, such as a payment nobody knows, is the province's to look into.
    await runner.query(`CREATE POLICY unit_scope ON ${table} USING (app_in_scope(unit_id)) WITH CHECK (app_in_scope(unit_id))`);
  }
  await runner.query(`GRANT SELECT, INSERT ON payment_reconciliation, payment_difference, payment_day_total TO dossier_app`);
  await runner.query(`GRANT UPDATE (version, state, platform, completed_at, differences, open_differences) ON payment_reconciliation TO dossier_app`);
  await runner.query(`GRANT UPDATE (settled_at, settled_by, settlement, note) ON payment_difference TO dossier_app`);
}

async function force(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
