import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the whole life of a dossier needs beyond receipt and completion. Rows written before it stay right: they were received as they were filed. */
export class DossierLife implements MigrationInterface {
  readonly name = 'DossierLife1760000000005';

  async up(runner: QueryRunner): Promise<void> {
    await widenDossier(runner);
    await protectReceipt(runner);
    await createAdjustments(runner);
    await widenPolicies(runner);
    await runner.query(`ALTER TABLE procedure ADD COLUMN is_simple boolean NOT NULL DEFAULT false`);
    await runner.query(`UPDATE procedure SET is_simple = true WHERE code IN ('2.000635', '2.000815', '2.000884')`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function widenDossier(runner: QueryRunner): Promise<void> {
  // Null in submitted_at: received as it was filed. Null in original_due_*: the appointment never moved.
  await runner.query(`
    ALTER TABLE dossier
      ADD COLUMN needs_approval boolean NOT NULL DEFAULT false,
      ADD COLUMN submitted_at timestamptz,
      ADD COLUMN original_due_at timestamptz,
      ADD COLUMN original_due_on date,
      ADD COLUMN situation jsonb NOT NULL DEFAULT '{}',
      ALTER COLUMN received_at DROP NOT NULL,
      ALTER COLUMN received_on DROP NOT NULL,
      ALTER COLUMN clock_starts_at DROP NOT NULL`);
  await runner.query(`
    ALTER TABLE dossier ADD CONSTRAINT dossier_received_as_a_whole
      CHECK ((received_at IS NULL) = (received_on IS NULL) AND (received_at IS NULL) = (clock_starts_at IS NULL)
        AND coalesce(submitted_at, received_at) IS NOT NULL) NOT VALID`);
  await runner.query(`GRANT UPDATE (received_at, received_on, clock_starts_at, original_due_at, original_due_on, situation) ON dossier TO dossier_app`);
  await runner.query(`GRANT UPDATE (originals, copies) ON dossier_component TO dossier_app`);
}

async function protectReceipt(runner: QueryRunner): Promise<void> {
  // A promise was printed on it: a receipt is written once.
  await runner.query(`
    CREATE FUNCTION refuse_second_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'dossier % was received already', OLD.id USING ERRCODE = 'HC002';
    END $$`);
  await runner.query(`
    CREATE TRIGGER receipt_is_written_once BEFORE UPDATE OF received_at, received_on, clock_starts_at ON dossier
    FOR EACH ROW WHEN (OLD.received_at IS NOT NULL
      AND (date_trunc('milliseconds', OLD.received_at), OLD.received_on, date_trunc('milliseconds', OLD.clock_starts_at))
        IS DISTINCT FROM (date_trunc('milliseconds', NEW.received_at), NEW.received_on, date_trunc('milliseconds', NEW.clock_starts_at)))
    EXECUTE FUNCTION refuse_second_receipt()`);
}

async function createAdjustments(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE deadline_adjustment (
      dossier_id uuid NOT NULL REFERENCES dossier (id),
      version integer NOT NULL,
      at timestamptz NOT NULL,
      reason_code text NOT NULL CHECK (reason_code IN ('supplement', 'payment')),
      paused_from timestamptz NOT NULL,
      paused_minutes integer NOT NULL CHECK (paused_minutes >= 0),
      due_at_before timestamptz NOT NULL,
      due_on_before date NOT NULL,
      due_at_after timestamptz NOT NULL,
      due_on_after date NOT NULL,
      PRIMARY KEY (dossier_id, version)
    )`);
  await runner.query(`ALTER TABLE deadline_adjustment ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE deadline_adjustment FORCE ROW LEVEL SECURITY`);
  const seen = `EXISTS (SELECT 1 FROM dossier WHERE dossier.id = deadline_adjustment.dossier_id)`;
  await runner.query(`CREATE POLICY with_dossier ON deadline_adjustment USING (${seen}) WITH CHECK (${seen})`);
  // The ledger only grows: no right to update or delete exists.
  await runner.query(`GRANT SELECT, INSERT ON deadline_adjustment TO dossier_app`);
}

async function widenPolicies(runner: QueryRunner): Promise<void> {
  // Who decides which action is access.ts; these keep a mistake there from reaching further than its states.
  await runner.query(`
    CREATE POLICY desk_changes ON dossier FOR UPDATE
    USING (app_in_scope(receiving_unit_id, returning_unit_id))
    WITH CHECK (app_in_scope(receiving_unit_id, returning_unit_id)
      AND status IN ('received', 'refused', 'assigned', 'returned-by-approver', 'withdrawal-requested', 'result-returned'))`);
  const owns = `owner_account_id = current_setting('app.actor', true)`;
  await runner.query(`CREATE POLICY owner_withdraws ON dossier FOR UPDATE USING (${owns}) WITH CHECK (${owns} AND status = 'withdrawal-requested')`);
}
