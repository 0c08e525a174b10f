import type { importOfficers, RpcReply } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { KnownUnit } from './officer-import.js';

export type ImportReport = RpcReply<typeof importOfficers>;

/** The SQL of imports of officers: where posts may be, and what was reported. */
@Injectable()
export class OfficerImportStore {
  /** The units of the province with these codes; of a code that was given again after a reform the one of today. */
  async findUnits(tx: EntityManager, codes: readonly string[], provinceCode: string): Promise<ReadonlyMap<string, KnownUnit>> {
    const rows: (KnownUnit & { code: string })[] = await tx.query(
      `SELECT DISTINCT ON (code) code, unit_id AS "unitId", level, valid_from::text AS "validFrom", valid_to::text AS "validTo"
       FROM unit WHERE code = ANY($1) AND province_code = $2 ORDER BY code, valid_to DESC NULLS FIRST`, [codes, provinceCode]);
    return new Map(rows.map(({ code, ...unit }) => [code, unit]));
  }

  async saveReport(tx: EntityManager, report: ImportReport, actor: string, at: Date): Promise<void> {
    await tx.query(`INSERT INTO officer_import (import_id, report, actor, at) VALUES ($1, $2, $3, $4)`, [report.importId, JSON.stringify(report), actor, at]);
  }

  async findReport(tx: EntityManager, importId: string): Promise<ImportReport | undefined> {
    const rows: { report: ImportReport }[] = await tx.query(`SELECT report FROM officer_import WHERE import_id = $1`, [importId]);
    return rows[0]?.report;
  }
}
