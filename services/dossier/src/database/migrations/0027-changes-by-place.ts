import type { MigrationInterface, QueryRunner } from 'typeorm';

const owns = (row: string) => `${row}owner_account_id = current_setting('app.actor', true)`;

/**
 * Narrows who may change what, as `access.ts` says it. Row policies see a row before and a row after and never both, so which place
 * may lead a dossier from which state to which is a trigger; the policies say whose rows are reached at all.
 */
export class ChangesByPlace implements MigrationInterface {
  readonly name = 'ChangesByPlace1760000000027';

  async up(runner: QueryRunner): Promise<void> {
    await narrowInvolvedUnits(runner);
    await bindChangesToPlaces(runner);
    await narrowChildren(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function narrowInvolvedUnits(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION asked_units(consulting jsonb) RETURNS uuid[]
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN (SELECT coalesce(array_agg((one ->> 'unitId')::uuid), '{}') FROM jsonb_array_elements(consulting) AS one)`);
  // Whoever took part goes on reading. Only a unit that has a question to answer writes, and whoever hands the dossier on in that moment.
  await runner.query(`DROP POLICY involved_unit_changes ON dossier`);
  await runner.query(`
    CREATE POLICY asked_unit_answers ON dossier FOR UPDATE USING (app_in_scope(VARIADIC asked_units(consulting)))
    WITH CHECK (app_in_scope(VARIADIC involved_unit_ids)
      AND status IN ('received', 'assigned', 'returned-by-approver', 'supplement-requested', 'payment-required', 'pending-approval', 'withdrawal-requested'))`);
  await runner.query(`
    CREATE POLICY competent_unit_hands_on ON dossier FOR UPDATE USING (app_in_scope(competent_unit_id))
    WITH CHECK (app_in_scope(VARIADIC involved_unit_ids) AND status = 'received')`);
}

async function bindChangesToPlaces(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION refuse_change_out_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      owner boolean := coalesce(${owns('OLD.')}, false);
      receiving boolean := app_in_scope(OLD.receiving_unit_id);
      returning_it boolean := app_in_scope(OLD.returning_unit_id);
      stays boolean := NEW.status = OLD.status AND NEW.assignee_id IS NOT DISTINCT FROM OLD.assignee_id
        AND (date_trunc('milliseconds', NEW.due_at) IS NOT DISTINCT FROM date_trunc('milliseconds', OLD.due_at)
          -- Money that a dossier waits for ends its pause, also while the applicant wants it back: the appointment moves.
          OR (OLD.status = 'withdrawal-requested' AND (receiving OR returning_it)));
      unreceived boolean := OLD.received_at IS NULL;
    BEGIN
      IF NEW.competent_unit_id = OLD.competent_unit_id AND (
        (stays AND (owner OR receiving OR returning_it OR app_in_scope(VARIADIC asked_units(OLD.consulting))))
        OR (NEW.status = 'withdrawal-requested' AND OLD.status NOT IN ('refused', 'stopped', 'issued', 'completed', 'result-returned', 'result-withdrawn')
          AND (owner OR receiving OR returning_it))
        OR (OLD.status = 'supplement-requested' AND NEW.status IN ('submitted', 'received', 'assigned', 'returned-by-approver') AND (owner OR receiving))
        OR (receiving AND unreceived AND OLD.status IN ('submitted', 'supplement-requested') AND NEW.status IN ('received', 'refused', 'supplement-requested'))
        OR (receiving AND unreceived AND OLD.status = 'withdrawal-requested' AND NEW.status IN ('submitted', 'supplement-requested', 'stopped'))
        OR (OLD.status = 'payment-required' AND NEW.status IN ('received', 'assigned', 'returned-by-approver') AND (receiving OR returning_it))
        OR (returning_it AND OLD.status = 'completed' AND NEW.status = 'result-returned')
      ) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'dossier % may not go from % to % from here', OLD.id, OLD.status, NEW.status USING ERRCODE = 'insufficient_privilege';
    END $$`);
  // The competent unit decides; so does whoever works on the whole installation. Administrators who pass row-level security pass this, too.
  await runner.query(`
    CREATE TRIGGER changes_have_a_place BEFORE UPDATE ON dossier
    FOR EACH ROW WHEN (row_security_active('dossier'::regclass) AND NOT app_in_scope(OLD.competent_unit_id))
    EXECUTE FUNCTION refuse_change_out_of_place()`);
}

/** What belongs to a dossier is read by everybody who reads it, and written by those whose part it is. */
async function narrowChildren(runner: QueryRunner): Promise<void> {
  const of = (table: string, whose: string) => `EXISTS (SELECT 1 FROM dossier d WHERE d.id = ${table}.dossier_id${whose})`;
  const competent = (table: string) => of(table, ' AND app_in_scope(d.competent_unit_id)');
  const atDesk = (table: string) => of(table, ` AND (app_in_scope(d.receiving_unit_id, d.competent_unit_id, d.returning_unit_id) OR ${owns('d.')})`);
  const writers = [
    ['result', `(app_in_scope(unit_id) OR ${competent('result')})`, of('result', '')],
    ['consultation', `(app_in_scope(unit_id, asking_unit_id) OR ${competent('consultation')})`, of('consultation', '')],
    ['fee_line', atDesk('fee_line'), of('fee_line', '')],
    ['payment', `(app_in_scope(unit_id) OR ${atDesk('payment')})`, `(app_in_scope(unit_id) OR ${of('payment', '')})`],
  ] as const;
  for (const [table, written, read] of writers) {
    await runner.query(`DROP POLICY with_dossier ON ${table}`);
    await runner.query(`CREATE POLICY with_dossier ON ${table} FOR SELECT USING (${read})`);
    await runner.query(`CREATE POLICY whose_part_it_is ON ${table} FOR INSERT WITH CHECK (${written})`);
    await runner.query(`CREATE POLICY whose_part_it_stays ON ${table} FOR UPDATE USING (${written}) WITH CHECK (${written})`);
  }
}
