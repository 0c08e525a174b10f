import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long dossiers stood at their steps, in classes of time. What happened before this release is counted after a rebuild. */
export class StepTimes implements MigrationInterface {
  readonly name = 'StepTimes1760000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE dossier_standing ADD COLUMN waits jsonb`);
    // A unit comes before the day: one unit is asked for, and never all of them together.
    await runner.query(`
      CREATE TABLE step_tally (
        slot text COLLATE "C" NOT NULL,
        grain smallint NOT NULL CHECK (grain IN (2, 4)),
        span smallint NOT NULL CHECK (span BETWEEN 1 AND 5),
        unit_id uuid NOT NULL,
        first_day date NOT NULL,
        procedure_code varchar(40) COLLATE "C" NOT NULL,
        step text COLLATE "C" NOT NULL,
        bucket smallint NOT NULL CHECK (bucket >= 0),
        passages integer NOT NULL CHECK (passages > 0),
        PRIMARY KEY (grain, span, unit_id, first_day, procedure_code, step, bucket, slot)
      ) PARTITION BY LIST (slot)`);
    for (const slot of ['a', 'b']) {
      await runner.query(`CREATE TABLE step_tally_${slot} PARTITION OF step_tally FOR VALUES IN ('${slot}') WITH (fillfactor = 80)`);
    }
    const inScope = `(SELECT current_setting('app.scope', true)) = '*' OR app_in_scope(unit_id)`;
    for (const table of ['step_tally', 'step_tally_a', 'step_tally_b']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY unit_scope ON ${table} USING (${inScope}) WITH CHECK (${inScope})`);
    }
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON step_tally TO reporting_app`);
    await runner.query(`GRANT TRUNCATE ON step_tally_a, step_tally_b TO reporting_app`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}
