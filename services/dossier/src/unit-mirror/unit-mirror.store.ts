import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import type { KnownUnit, UnitVersion } from './unit-mirror.js';

@Injectable()
export class UnitMirrorStore {
  async save(tx: EntityManager, versions: readonly UnitVersion[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_mirror (unit_id, as_from, level, full_name, province_code, valid_from, valid_to, agency_code)
       SELECT "unitId", "asFrom", level, "fullName", "provinceCode", "validFrom", "validTo", "agencyCode"
       FROM jsonb_to_recordset($1::jsonb) AS v("unitId" uuid, "asFrom" date, level text, "fullName" text, "provinceCode" text,
         "validFrom" date, "validTo" date, "agencyCode" varchar)
       ON CONFLICT (unit_id, as_from) DO UPDATE SET level = EXCLUDED.level, full_name = EXCLUDED.full_name,
         province_code = EXCLUDED.province_code, valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to,
         agency_code = EXCLUDED.agency_code`,
      [JSON.stringify(versions)],
    );
  }

  /** The units as they stand on a day; unknown ids are absent. */
  async on(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<KnownUnit[]> {
    return tx.query(
      `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", level, full_name AS "fullName", province_code AS "provinceCode",
         valid_from::text AS "validFrom", valid_to::text AS "validTo", agency_code AS "agencyCode"
       FROM unit_mirror WHERE unit_id = ANY($1::uuid[]) AND as_from <= $2
       ORDER BY unit_id, as_from DESC`,
      [unitIds, day],
    );
  }

  async versions(tx: EntityManager, unitIds: readonly string[]): Promise<UnitVersion[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", as_from::text AS "asFrom", level, full_name AS "fullName", province_code AS "provinceCode",
         valid_from::text AS "validFrom", valid_to::text AS "validTo", agency_code AS "agencyCode"
       FROM unit_mirror WHERE unit_id = ANY($1::uuid[]) ORDER BY unit_id, unit_mirror.as_from`,
      [unitIds],
    );
  }
}
