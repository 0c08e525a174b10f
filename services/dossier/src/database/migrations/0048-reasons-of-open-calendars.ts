import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * New hours of a unit or of the province wait for a decision about open dossiers as a plan and a closure do; the preview says which of them it is for.
 * And the clock of a dossier begins where the calendar that is followed says.
 */
export class ReasonsOfOpenCalendars implements MigrationInterface {
  readonly name = 'ReasonsOfOpenCalendars1760000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE calendar_revision ADD COLUMN open_reason text');
    await runner.query('ALTER TABLE unit_calendar_revision ADD COLUMN open_reason text');
    await letClockBeginElsewhere(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

// When it was received stands on the receipt and never changes. Where the clock begins follows from the calendar, so a recalculation, which
// is the installation's and no unit's, may say it anew; where it began before is in the ledger of adjustments.
async function letClockBeginElsewhere(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TRIGGER receipt_is_written_once ON dossier');
  await runner.query(`
    CREATE TRIGGER receipt_is_written_once BEFORE UPDATE OF received_at, received_on, clock_starts_at ON dossier
    FOR EACH ROW WHEN (OLD.received_at IS NOT NULL
      AND ((date_trunc('milliseconds', OLD.received_at), OLD.received_on) IS DISTINCT FROM (date_trunc('milliseconds', NEW.received_at), NEW.received_on)
        OR (date_trunc('milliseconds', OLD.clock_starts_at) IS DISTINCT FROM date_trunc('milliseconds', NEW.clock_starts_at)
          AND current_setting('app.scope', true) IS DISTINCT FROM '*')))
    EXECUTE FUNCTION refuse_second_receipt()`);
}
