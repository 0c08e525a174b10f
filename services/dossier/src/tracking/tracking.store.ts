import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { dossierStatus, timeliness } from '@haicap/contracts';
import { queryPrepared } from '@haicap/service-kit';
import type { StepSentence } from '../timeline/step.js';

// Made once: a schema that is made for a value is compiled for it.
const withType = z.looseObject({ type: z.string() });

const tracked = z.object({
  dossierId: z.string(), code: z.string(), version: z.int(), status: dossierStatus, needsApproval: z.boolean(),
  procedureName: z.string(), competentUnitName: z.string(), receivingUnitName: z.string(),
  submittedAt: z.date(), receivedAt: z.date().nullable(), dueAt: z.date().nullable(), dueOn: z.string().nullable(),
  completedAt: z.date().nullable(), timeliness: timeliness.nullable(),
  /** Since when the clock stands, also below a request for withdrawal. */
  pausedAt: z.coerce.date().nullable(),
  /** The last day to supply what was asked for. */
  supplyUntil: z.string().nullable(),
  returnByPost: z.boolean(),
  receivingUnitId: z.string(), competentUnitId: z.string(), returningUnitId: z.string(),
  /** The latest step: where the dossier stands is told by it. */
  sentence: z.custom<StepSentence>((value) => withType.safeParse(value).success),
  note: z.string().nullable(),
  /** The list of a supplement that is still open. */
  missing: z.array(z.object({ code: z.string(), name: z.string() })).nullable(),
});
export type TrackedRow = z.infer<typeof tracked>;

@Injectable()
export class TrackingStore {
  /** A dossier by its code with the unit names its receipt shows, or null. */
  async findByCode(tx: EntityManager, code: string): Promise<TrackedRow | null> {
    return this.#find(tx, 'd.code = $1', code);
  }

  async findById(tx: EntityManager, dossierId: string): Promise<TrackedRow | null> {
    return this.#find(tx, 'd.id = $1', dossierId);
  }

  async #find(tx: EntityManager, matches: 'd.code = $1' | 'd.id = $1', value: string): Promise<TrackedRow | null> {
    const rows = await queryPrepared(
      tx,
      `SELECT d.id AS "dossierId", d.code, d.version, d.status, d.needs_approval AS "needsApproval", d.procedure_name AS "procedureName",
         s.sentence ->> 'competentUnit' AS "competentUnitName", s.sentence ->> 'receivingUnit' AS "receivingUnitName",
         coalesce(d.submitted_at, d.received_at) AS "submittedAt", d.received_at AS "receivedAt", d.due_at AS "dueAt", d.due_on::text AS "dueOn",
         d.completed_at AS "completedAt", d.timeliness,
         d.receiving_unit_id AS "receivingUnitId", d.competent_unit_id AS "competentUnitId", d.returning_unit_id AS "returningUnitId",
         coalesce(d.situation ->> 'pausedAt', d.situation -> 'before' ->> 'pausedAt') AS "pausedAt",
         d.situation ->> 'supplyUntil' AS "supplyUntil",
         EXISTS (SELECT 1 FROM dossier_wish w WHERE w.dossier_id = d.id AND w.return_by_post IS NOT NULL) AS "returnByPost", now.sentence, now.note, d.situation -> 'missing' AS missing
       FROM dossier d JOIN dossier_step s ON s.dossier_id = d.id AND s.version = 1
         JOIN dossier_step now ON now.dossier_id = d.id AND now.version = d.version
       WHERE ${matches}`,
      [value],
    );
    return rows[0] === undefined ? null : tracked.parse(rows[0]);
  }
}
