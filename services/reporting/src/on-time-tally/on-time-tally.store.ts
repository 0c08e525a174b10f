import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import type { StepIncrement } from '../step-times/step-increments.js';
import { arrayLiteral } from './array-literal.js';
import type { DossierStanding, TallyIncrement } from './on-time-tally.js';

/** A dossier and the last version of it that a copy holds. */
export interface BehindDossier {
  readonly dossierId: string;
  readonly version: number;
}

export interface Slots {
  readonly live: Slot;
  readonly building: Slot;
}

/** Sums over everything a copy holds. */
export type Totals = Readonly<Record<'received' | 'resolved' | 'onTime' | 'late' | 'open', number>>;

// In the order of the columns below.
const KEYS = ['grain', 'span', 'firstDay', 'unitId', 'procedureCode', 'field'] as const;
const COUNTS = ['received', 'resolved', 'onTime', 'late', 'open', 'overdue', 'dueSoon', 'withdrawn', 'refused', 'waiting'] as const;
const STEP_COLUMNS = ['grain', 'span', 'unitId', 'firstDay', 'procedureCode', 'step', 'bucket', 'passages'] as const;

@Injectable()
export class OnTimeTallyStore {
  async standings(tx: EntityManager, slot: Slot, dossierIds: readonly string[]): Promise<Map<string, DossierStanding>> {
    const rows: DossierStanding[] = await tx.query(
      `SELECT dossier_id AS "dossierId", version, competent_unit_id AS "competentUnitId", procedure_code AS "procedureCode", field,
         received_on::text AS "receivedOn", due_on::text AS "dueOn", completed_on::text AS "completedOn", timeliness,
         refused_on::text AS "refusedOn", stopped_on::text AS "stoppedOn", submitted_on::text AS "submittedOn", pauses, historic, waits
       FROM dossier_standing WHERE slot = $1 AND dossier_id = ANY($2::uuid[])`,
      [slot, dossierIds],
    );
    return new Map(rows.map((row) => [row.dossierId, row]));
  }

  async saveStandings(tx: EntityManager, slot: Slot, standings: readonly DossierStanding[]): Promise<void> {
    if (standings.length === 0) return;
    const column = (name: Exclude<keyof DossierStanding, 'pauses' | 'waits'>) => arrayLiteral(standings.map((standing) => standing[name]));
    await tx.query(
      `INSERT INTO dossier_standing (slot, dossier_id, version, competent_unit_id, procedure_code, field, received_on, due_on,
         completed_on, timeliness, historic, refused_on, stopped_on, pauses, submitted_on, waits)
       SELECT $1, * FROM unnest($2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::date[], $8::date[], $9::date[],
         $10::text[], $11::boolean[], $12::date[], $13::date[], $14::jsonb[], $15::date[], $16::jsonb[])
       ON CONFLICT (dossier_id, slot) DO UPDATE SET version = excluded.version, competent_unit_id = excluded.competent_unit_id,
         procedure_code = excluded.procedure_code, field = excluded.field, received_on = excluded.received_on,
         due_on = excluded.due_on, completed_on = excluded.completed_on, timeliness = excluded.timeliness, historic = excluded.historic,
         refused_on = excluded.refused_on, stopped_on = excluded.stopped_on, pauses = excluded.pauses, submitted_on = excluded.submitted_on,
         waits = excluded.waits`,
      [slot, column('dossierId'), column('version'), column('competentUnitId'), column('procedureCode'), column('field'),
        column('receivedOn'), column('dueOn'), column('completedOn'), column('timeliness'), column('historic'), column('refusedOn'), column('stoppedOn'),
        arrayLiteral(standings.map(({ pauses }) => JSON.stringify(pauses))), column('submittedOn'),
        arrayLiteral(standings.map(({ waits }) => (waits === null ? null : JSON.stringify(waits))))],
    );
  }

  /** Adds increments to their rows: one upsert for all, each row once. */
  async add(tx: EntityManager, slot: Slot, increments: readonly TallyIncrement[]): Promise<void> {
    if (increments.length === 0) return;
    await tx.query(
      `INSERT INTO tally AS t (slot, grain, span, first_day, unit_id, procedure_code, field,
         received, resolved, on_time, late, open_change, overdue_change, due_soon_change, withdrawn, refused, waiting_change)
       SELECT $1, * FROM unnest($2::smallint[], $3::smallint[], $4::date[], $5::uuid[], $6::text[], $7::text[],
         $8::integer[], $9::integer[], $10::integer[], $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::integer[], $16::integer[], $17::integer[])
       ON CONFLICT (grain, span, first_day, unit_id, procedure_code, field, slot) DO UPDATE SET
         received = t.received + excluded.received, resolved = t.resolved + excluded.resolved,
         on_time = t.on_time + excluded.on_time, late = t.late + excluded.late,
         open_change = t.open_change + excluded.open_change, overdue_change = t.overdue_change + excluded.overdue_change,
         due_soon_change = t.due_soon_change + excluded.due_soon_change,
         withdrawn = t.withdrawn + excluded.withdrawn, refused = t.refused + excluded.refused, waiting_change = t.waiting_change + excluded.waiting_change`,
      [slot, ...KEYS.map((name) => arrayLiteral(increments.map((increment) => increment[name]))),
        ...COUNTS.map((name) => arrayLiteral(increments.map(({ counts }) => counts[name])))],
    );
  }

  /** Adds passages to their classes of time: one upsert for all, each row once. */
  async addSteps(tx: EntityManager, slot: Slot, increments: readonly StepIncrement[]): Promise<void> {
    if (increments.length === 0) return;
    await tx.query(
      `INSERT INTO step_tally AS t (slot, grain, span, unit_id, first_day, procedure_code, step, bucket, passages)
       SELECT $1, * FROM unnest($2::smallint[], $3::smallint[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::smallint[], $9::integer[])
       ON CONFLICT (grain, span, unit_id, first_day, procedure_code, step, bucket, slot) DO UPDATE SET passages = t.passages + excluded.passages`,
      [slot, ...STEP_COLUMNS.map((name) => arrayLiteral(increments.map((increment) => increment[name])))],
    );
  }

  /** Empties a slot that is not live. */
  async clear(tx: EntityManager, slot: Slot): Promise<void> {
    await tx.query(`TRUNCATE tally_${slot}, dossier_standing_${slot}, step_tally_${slot}`);
  }

  /** Dossiers that the live slot knows further than the one being built, in the order of ids. */
  async behind(tx: EntityManager, slots: Slots, page: { readonly after: string; readonly max: number }): Promise<BehindDossier[]> {
    // A million rows on both sides may take longer than a request may; nobody waits for this statement.
    await tx.query(`SET LOCAL statement_timeout = '9s'`);
    return tx.query(
      `SELECT l.dossier_id AS "dossierId", coalesce(b.version, 0) AS version
       FROM dossier_standing l LEFT JOIN dossier_standing b ON b.slot = $2 AND b.dossier_id = l.dossier_id
       WHERE l.slot = $1 AND l.dossier_id > $3 AND (b.version IS NULL OR b.version < l.version) ORDER BY l.dossier_id LIMIT $4`,
      [slots.live, slots.building, page.after, page.max],
    );
  }

  /** Sums of all days. */
  async totals(tx: EntityManager, slot: Slot): Promise<Totals> {
    const [row]: Totals[] = await tx.query(
      `SELECT coalesce(sum(received), 0)::integer AS received, coalesce(sum(resolved), 0)::integer AS resolved,
         coalesce(sum(on_time), 0)::integer AS "onTime", coalesce(sum(late), 0)::integer AS late, coalesce(sum(open_change), 0)::integer AS open
       FROM tally WHERE slot = $1 AND grain = 1 AND span = 5`,
      [slot],
    );
    if (row === undefined) throw new Error('a sum without a row');
    return row;
  }
}
