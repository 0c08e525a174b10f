import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DatasetSuccession, DatasetUnit, DatasetVersion } from './dataset/dataset-unit.js';
import type { SearchEntry } from './dataset/search-entries.js';
import { agencyCodeOf } from './dataset/unit-fact.js';

/** Writes units in sets: one statement for many rows. Everything runs in the transaction of the step that loads. */
@Injectable()
export class UnitLoadStore {
  /** Inserts the units that are not there yet, in their first version; returns the ids of those. */
  async insert(tx: EntityManager, units: readonly DatasetUnit[]): Promise<ReadonlySet<string>> {
    const inserted: { id: string }[] = await tx.query(
      `INSERT INTO unit (unit_id, scheme, code, level, province_id, province_code, valid_from, valid_to, end_known, version)
       SELECT "unitId", scheme, code, level, "provinceId", "provinceCode", "validFrom", "validTo", "endKnown", 1
       FROM jsonb_to_recordset($1::jsonb) AS r ("unitId" uuid, scheme text, code text, level text, "provinceId" uuid,
         "provinceCode" text, "validFrom" date, "validTo" date, "endKnown" boolean)
       ON CONFLICT (unit_id) DO NOTHING RETURNING unit_id AS id`,
      [JSON.stringify(units)],
    );
    const ids = new Set(inserted.map((row) => row.id));
    const fresh = units.filter((unit) => ids.has(unit.unitId));
    await this.#insertVersions(tx, fresh.map((unit) => ({ unitId: unit.unitId, ...unit.versions[0], toDay: unit.validTo })));
    await this.#insertAgencyCodes(tx, fresh);
    return ids;
  }

  /** Ends the version in force on the day before and begins the next one; returns the unit's new version number. */
  async revise(tx: EntityManager, unitId: string, version: DatasetVersion): Promise<number> {
    const updated: unknown = await tx.query('UPDATE unit SET version = version + 1 WHERE unit_id = $1 RETURNING version', [unitId]);
    const [[row]] = updated as [{ version: number }[], number];
    if (!row) throw new Error(`no unit ${unitId} to revise`);
    await tx.query(`UPDATE unit_version SET to_day = $2::date - 1 WHERE unit_id = $1 AND to_day IS NULL`, [unitId, version.fromDay]);
    await this.#insertVersions(tx, [{ unitId, ...version }]);
    return row.version;
  }

  async insertSuccessions(tx: EntityManager, successions: readonly DatasetSuccession[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_succession (from_unit_id, to_unit_id, kind, effective_on, legal_basis)
       SELECT "fromUnitId", "toUnitId", kind, "effectiveOn", "legalBasis"
       FROM jsonb_to_recordset($1::jsonb) AS r ("fromUnitId" uuid, "toUnitId" uuid, kind text, "effectiveOn" date, "legalBasis" text)
       ON CONFLICT (from_unit_id, to_unit_id) DO NOTHING`,
      [JSON.stringify(successions)],
    );
  }

  async replaceSearch(tx: EntityManager, entries: readonly SearchEntry[]): Promise<void> {
    await tx.query('DELETE FROM unit_search');
    await tx.query(
      `INSERT INTO unit_search (unit_id, level, province_code, source, former_unit, toned, toned_full, folded, folded_full)
       SELECT "unitId", u.level, u.province_code, source, "formerUnit", toned, "tonedFull", folded, "foldedFull"
       FROM jsonb_to_recordset($1::jsonb) AS r ("unitId" uuid, source smallint, "formerUnit" text, toned text, "tonedFull" text,
         folded text, "foldedFull" text) JOIN unit u ON u.unit_id = "unitId"`,
      [JSON.stringify(entries)],
    );
  }

  async #insertVersions(tx: EntityManager, versions: readonly (DatasetVersion & { unitId: string })[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_version (unit_id, from_day, to_day, type, name, full_name, parent_id, reason)
       SELECT "unitId", coalesce("fromDay", '-infinity'), "toDay", type, name, "fullName", "parentId", reason
       FROM jsonb_to_recordset($1::jsonb) AS r ("unitId" uuid, "fromDay" date, "toDay" date, type text, name text, "fullName" text,
         "parentId" uuid, reason text)`,
      [JSON.stringify(versions)],
    );
  }

  async #insertAgencyCodes(tx: EntityManager, units: readonly DatasetUnit[]): Promise<void> {
    const codes = units.flatMap((unit) => {
      const code = agencyCodeOf(unit);
      return code ? [{ unitId: unit.unitId, validFrom: unit.validFrom, ...code }] : [];
    });
    await tx.query(
      `INSERT INTO agency_code (unit_id, code, provisional, valid_from)
       SELECT "unitId", code, provisional, "validFrom"
       FROM jsonb_to_recordset($1::jsonb) AS r ("unitId" uuid, code text, provisional boolean, "validFrom" date)`,
      [JSON.stringify(codes)],
    );
  }
}
