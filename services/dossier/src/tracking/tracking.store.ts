import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { dossierStatus, timeliness } from '@haicap/contracts';

const tracked = z.object({
  dossierId: z.string(), code: z.string(), version: z.int(), status: dossierStatus,
  procedureName: z.string(), competentUnitName: z.string(), receivingUnitName: z.string(),
  receivedAt: z.date(), dueAt: z.date().nullable(), dueOn: z.string().nullable(),
  completedAt: z.date().nullable(), timeliness: timeliness.nullable(),
});
export type TrackedRow = z.infer<typeof tracked>;

@Injectable()
export class TrackingStore {
  /** A dossier by its code with the unit names its receipt shows, or null. */
  async find(tx: EntityManager, code: string): Promise<TrackedRow | null> {
    const rows: unknown[] = await tx.query(
      `SELECT d.id AS "dossierId", d.code, d.version, d.status, d.procedure_name AS "procedureName",
         s.sentence ->> 'competentUnit' AS "competentUnitName", s.sentence ->> 'receivingUnit' AS "receivingUnitName",
         d.received_at AS "receivedAt", d.due_at AS "dueAt", d.due_on::text AS "dueOn",
         d.completed_at AS "completedAt", d.timeliness
       FROM dossier d JOIN dossier_step s ON s.dossier_id = d.id AND s.version = 1
       WHERE d.code = $1`,
      [code],
    );
    return rows[0] === undefined ? null : tracked.parse(rows[0]);
  }
}
