import type { BoundaryTopology, importBoundaries, lookUpBoundaries, RpcReply } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type BoundaryReport = RpcReply<typeof importBoundaries>;
export interface BoundarySet extends Omit<NonNullable<RpcReply<typeof lookUpBoundaries>['boundaries']>, 'units' | 'topology'> {
  readonly topology: BoundaryTopology;
}

@Injectable()
export class BoundaryStore {
  /** The communes that the province has on a day: their ids by their codes. */
  async findCommunes(tx: EntityManager, provinceCode: string, day: string): Promise<ReadonlyMap<string, string>> {
    const rows: { code: string; unitId: string }[] = await tx.query(
      `SELECT code, unit_id AS "unitId" FROM unit
       WHERE level = 'commune' AND end_known AND code <> '' AND province_code = $1
         AND (valid_from IS NULL OR valid_from <= $2::date) AND (valid_to IS NULL OR valid_to >= $2::date)`,
      [provinceCode, day],
    );
    return new Map(rows.map(({ code, unitId }) => [code, unitId]));
  }

  async saveReport(tx: EntityManager, report: BoundaryReport, actor: string, at: Date): Promise<void> {
    await tx.query(`INSERT INTO boundary_import (import_id, report, actor, at) VALUES ($1, $2, $3, $4)`, [report.importId, JSON.stringify(report), actor, at]);
  }

  async findReport(tx: EntityManager, importId: string): Promise<BoundaryReport | undefined> {
    const rows: { report: BoundaryReport }[] = await tx.query(`SELECT report FROM boundary_import WHERE import_id = $1`, [importId]);
    return rows[0]?.report;
  }

  async saveSet(tx: EntityManager, provinceCode: string, { importId, validFrom, importedAt, source, topology }: BoundarySet): Promise<void> {
    await tx.query(
      `INSERT INTO boundary_set (import_id, province_code, valid_from, source, topology, imported_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [importId, provinceCode, validFrom, source, JSON.stringify(topology), importedAt],
    );
  }

  /** What holds on a day: of the latest first day until then the last import; ids grow with time. */
  async findSet(tx: EntityManager, provinceCode: string, day: string): Promise<BoundarySet | undefined> {
    const rows: (Omit<BoundarySet, 'importedAt'> & { importedAt: Date })[] = await tx.query(
      `SELECT import_id AS "importId", valid_from::text AS "validFrom", imported_at AS "importedAt", source, topology
       FROM boundary_set WHERE province_code = $1 AND valid_from <= $2::date ORDER BY valid_from DESC, import_id DESC LIMIT 1`,
      [provinceCode, day],
    );
    return rows[0] && { ...rows[0], importedAt: formatOffsetTime(rows[0].importedAt) };
  }
}
