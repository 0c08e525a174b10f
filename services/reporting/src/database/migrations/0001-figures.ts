import type { MigrationInterface, QueryRunner } from 'typeorm';

const SLOTS = ['a', 'b'] as const;

/**
 * Figures in two slots, of which one is live. A rebuild fills the other one beside it and then moves the pointer in
 * `figure_state`: the app role needs no DDL, readers see one slot or the other, and a slot is emptied by TRUNCATE.
 */
export class Figures implements MigrationInterface {
  readonly name = 'Figures1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createState(runner);
    await createTally(runner);
    await createStanding(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations only go forward'));
  }
}

async function createState(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE figure_state (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      applied_events bigint NOT NULL,
      name_events bigint NOT NULL,
      computed_at timestamptz NOT NULL,
      live_slot text NOT NULL CHECK (live_slot IN ('a', 'b')),
      building_slot text CHECK (building_slot IN ('a', 'b') AND building_slot <> live_slot),
      passed_over bigint NOT NULL DEFAULT 0
    ) WITH (fillfactor = 10)`);
  await runner.query(`INSERT INTO figure_state (applied_events, name_events, computed_at, live_slot) VALUES (0, 0, now(), 'a')`);
  await runner.query(`
    CREATE TABLE figure_rebuild (
      rebuild_id uuid PRIMARY KEY,
      started_at timestamptz NOT NULL,
      started_by text NOT NULL,
      state text NOT NULL CHECK (state IN ('running', 'finished')),
      worker uuid,
      worker_seen_at timestamptz,
      slot text,
      position text NOT NULL DEFAULT '0',
      read_events bigint NOT NULL DEFAULT 0,
      finished_at timestamptz,
      totals_before jsonb,
      totals_after jsonb
    )`);
  await runner.query(`CREATE UNIQUE INDEX figure_rebuild_running ON figure_rebuild (state) WHERE state = 'running'`);
  await runner.query(`GRANT SELECT, UPDATE ON figure_state TO reporting_app`);
  await runner.query(`GRANT SELECT, INSERT, UPDATE ON figure_rebuild TO reporting_app`);
}

// What is read together lies together: sums of units by the day, sums of units over longer spans, and the same by procedure.
const TALLY_PARTS = [
  ['province', '(1, 1)', '(3, 1)'],
  ['unit_day', '(3, 1)', '(3, 2)'],
  ['unit', '(3, 2)', '(4, 1)'],
  ['detail_day', '(4, 1)', '(4, 2)'],
  ['detail', '(4, 2)', '(5, 1)'],
] as const;

async function createTally(runner: QueryRunner): Promise<void> {
  // No index holds a count and pages leave room, so adding to a row stays on its page. `grain` and `span` are the
  // numbers of on-time-tally.ts and calendar-span.ts. Keys are compared byte by byte: nobody sorts by them.
  await runner.query(`
    CREATE TABLE tally (
      slot text COLLATE "C" NOT NULL,
      grain smallint NOT NULL,
      span smallint NOT NULL CHECK (span BETWEEN 1 AND 5),
      first_day date NOT NULL,
      unit_id uuid NOT NULL,
      procedure_code varchar(40) COLLATE "C" NOT NULL,
      field text COLLATE "C" NOT NULL,
      received integer NOT NULL,
      resolved integer NOT NULL,
      on_time integer NOT NULL,
      late integer NOT NULL,
      open_change integer NOT NULL,
      overdue_change integer NOT NULL,
      due_soon_change integer NOT NULL,
      CHECK (on_time + late = resolved),
      PRIMARY KEY (grain, span, first_day, unit_id, procedure_code, field, slot)
    ) PARTITION BY LIST (slot)`);
  for (const slot of SLOTS) {
    await runner.query(`CREATE TABLE tally_${slot} PARTITION OF tally FOR VALUES IN ('${slot}') PARTITION BY RANGE (grain, span)`);
    for (const [part, from, to] of TALLY_PARTS) {
      // A report reads a few thousand rows: starting workers would take longer than reading them.
      await runner.query(`CREATE TABLE tally_${slot}_${part} PARTITION OF tally_${slot} FOR VALUES FROM ${from} TO ${to}
        WITH (fillfactor = 70, parallel_workers = 0)`);
    }
  }
  await runner.query(`CREATE INDEX tally_of_unit ON tally (unit_id, span, first_day) WHERE grain = 4`);
  await runner.query(`CREATE INDEX tally_of_procedure ON tally (procedure_code, span, first_day) WHERE grain = 4`);
  const parts = SLOTS.flatMap((slot) => [`tally_${slot}`, ...TALLY_PARTS.map(([part]) => `tally_${slot}_${part}`)]);
  await protectRows(runner, ['tally', ...parts], 'unit_id');
}

async function createStanding(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE dossier_standing (
      slot text COLLATE "C" NOT NULL,
      dossier_id uuid NOT NULL,
      version integer NOT NULL CHECK (version >= 1),
      competent_unit_id uuid NOT NULL,
      procedure_code varchar(40) NOT NULL,
      field text NOT NULL,
      received_on date NOT NULL,
      due_on date,
      completed_on date,
      timeliness text CHECK (timeliness IN ('early', 'on-time', 'late')),
      historic boolean NOT NULL,
      CHECK ((completed_on IS NULL) = (timeliness IS NULL)),
      PRIMARY KEY (dossier_id, slot)
    ) PARTITION BY LIST (slot)`);
  const parts = SLOTS.map((slot) => `dossier_standing_${slot}`);
  for (const slot of SLOTS) {
    await runner.query(`CREATE TABLE dossier_standing_${slot} PARTITION OF dossier_standing FOR VALUES IN ('${slot}') WITH (fillfactor = 80)`);
  }
  await protectRows(runner, ['dossier_standing', ...parts], 'competent_unit_id');
}

async function protectRows(runner: QueryRunner, [table, ...parts]: string[], unit: string): Promise<void> {
  // The first half is answered once per statement; asking the function for each of some thousand rows takes longer than
  // reading them.
  const inScope = `(SELECT current_setting('app.scope', true)) = '*' OR app_in_scope(${unit})`;
  for (const name of [table, ...parts]) {
    await runner.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY unit_scope ON ${name} USING (${inScope}) WITH CHECK (${inScope})`);
  }
  await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO reporting_app`);
  await runner.query(`GRANT TRUNCATE ON ${parts.join(', ')} TO reporting_app`);
}
