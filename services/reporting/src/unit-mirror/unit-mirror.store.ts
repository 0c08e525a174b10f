import type { UnitLevel, UnitType } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NamedUnit, Succession } from './lineage.js';

/** A unit and the first day on which these data hold. */
export interface UnitVersion {
  readonly unitId: string;
  readonly asFrom: LocalDate;
  readonly code: string;
  readonly level: UnitLevel;
  readonly type: UnitType;
  readonly name: string;
  readonly fullName: string;
  readonly provinceCode: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** A unit as reports print it. */
export interface PrintedUnit {
  readonly unitId: string;
  readonly fullName: string;
  readonly type: UnitType;
  /** A commune of the province that exists on the day asked for: it is in every list, also with nothing to count. */
  readonly isCommune: boolean;
}

/** Former units by id, each with the unit that stands for it today, as of a count of facts about names. */
export interface UnitsOfToday {
  readonly revision: number;
  readonly todayOf: ReadonlyMap<string, string>;
}

@Injectable()
export class UnitMirrorStore {
  async save(tx: EntityManager, versions: readonly UnitVersion[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_mirror (unit_id, as_from, code, level, type, name, full_name, province_code, valid_from, valid_to)
       SELECT "unitId", "asFrom", code, level, type, name, "fullName", "provinceCode", "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS v("unitId" uuid, "asFrom" date, code text, level text, type text, name text,
         "fullName" text, "provinceCode" text, "validFrom" date, "validTo" date)
       ON CONFLICT (unit_id, as_from) DO UPDATE SET code = excluded.code, level = excluded.level, type = excluded.type,
         name = excluded.name, full_name = excluded.full_name, province_code = excluded.province_code,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [JSON.stringify(versions)],
    );
  }

  async saveSuccessions(tx: EntityManager, successions: readonly (Succession & { readonly kind: string })[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_succession (from_unit_id, to_unit_id, kind, effective_on)
       SELECT "fromUnitId", "toUnitId", kind, "effectiveOn"
       FROM jsonb_to_recordset($1::jsonb) AS s("fromUnitId" uuid, "toUnitId" uuid, kind text, "effectiveOn" date)
       ON CONFLICT (from_unit_id, to_unit_id) DO UPDATE SET kind = excluded.kind, effective_on = excluded.effective_on`,
      [JSON.stringify(successions)],
    );
  }

  async successions(tx: EntityManager): Promise<Succession[]> {
    return tx.query(
      `SELECT from_unit_id AS "fromUnitId", to_unit_id AS "toUnitId", effective_on::text AS "effectiveOn" FROM unit_succession`,
    );
  }

  /** Every unit of the lineage under its latest name. */
  async namedUnits(tx: EntityManager): Promise<Map<string, NamedUnit>> {
    const rows: NamedUnit[] = await tx.query(
      `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", code, name FROM unit_mirror
       WHERE unit_id IN (SELECT from_unit_id FROM unit_succession UNION SELECT to_unit_id FROM unit_succession)
       ORDER BY unit_id, as_from DESC`,
    );
    return new Map(rows.map((row) => [row.unitId, row]));
  }

  /** Makes the table of former units and today's equal to the given one; rows that are right already are not touched. */
  async saveUnitsOfToday(tx: EntityManager, unitsOfToday: ReadonlyMap<string, string>): Promise<void> {
    const [former, today] = [[...unitsOfToday.keys()], [...unitsOfToday.values()]];
    await tx.query(
      `INSERT INTO unit_today AS u (unit_id, today_unit_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])
       ON CONFLICT (unit_id) DO UPDATE SET today_unit_id = excluded.today_unit_id WHERE u.today_unit_id <> excluded.today_unit_id`,
      [former, today],
    );
    await tx.query('DELETE FROM unit_today u WHERE NOT EXISTS (SELECT 1 FROM unnest($1::uuid[]) AS f (unit_id) WHERE f.unit_id = u.unit_id)', [former]);
  }

  /** Every former unit with the one that stands for it today, and how many facts about names that contains. */
  async ofToday(tx: EntityManager): Promise<UnitsOfToday> {
    const [row]: { revision: string; pairs: Record<string, string> | null }[] = await tx.query(
      'SELECT name_events AS revision, (SELECT json_object_agg(unit_id, today_unit_id) FROM unit_today) AS pairs FROM figure_state',
    );
    if (row === undefined) throw new Error('figure_state has no row');
    return { revision: Number(row.revision), todayOf: new Map(Object.entries(row.pairs ?? {})) };
  }

  /** The units of a province and those they came from, as they stand on a day. */
  async printed(tx: EntityManager, provinceCode: string, day: LocalDate): Promise<PrintedUnit[]> {
    return tx.query(
      `SELECT "unitId", "fullName", type,
         level = 'commune' AND province_code = $1 AND coalesce(valid_from <= $2, true) AND coalesce(valid_to >= $2, true) AS "isCommune"
       FROM (
         SELECT DISTINCT ON (unit_id) unit_id AS "unitId", full_name AS "fullName", type, level, province_code, valid_from, valid_to
         FROM unit_mirror
         WHERE as_from <= $2 AND (province_code = $1 OR unit_id IN (
           SELECT t.unit_id FROM unit_today t JOIN unit_mirror m ON m.unit_id = t.today_unit_id WHERE m.province_code = $1))
         ORDER BY unit_id, as_from DESC
       ) known`,
      [provinceCode, day],
    );
  }

  /** The unit itself and every former unit that is shown under it today. */
  async withFormerUnits(tx: EntityManager, unitId: string): Promise<string[]> {
    const rows: { unitId: string }[] = await tx.query('SELECT unit_id AS "unitId" FROM unit_today WHERE today_unit_id = $1', [unitId]);
    return [unitId, ...rows.map((row) => row.unitId)];
  }
}
