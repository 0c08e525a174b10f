import type { Unit, UnitLevel, UnitType } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface UnitFilter {
  readonly asOf: string;
  readonly level?: UnitLevel | undefined;
  readonly type?: UnitType | undefined;
  readonly provinceCode?: string | undefined;
  readonly parentId?: string | undefined;
  readonly code?: string | undefined;
}

export interface UnitRow extends Omit<Unit, 'agencyCode' | 'matchedFormerUnit'> {
  readonly agencyCode: string | null;
  readonly provisional: boolean | null;
  readonly matchedFormerUnit?: string | null;
}

/** What a unit is on a day: `$1` is the day in every query that uses these. */
export const UNIT_COLUMNS = `
  u.unit_id AS "unitId", u.code, u.level, v.type, v.name, v.full_name AS "fullName", v.parent_id AS "parentId",
  u.province_id AS "provinceId", u.province_code AS "provinceCode", p.name AS "provinceName",
  u.valid_from::text AS "validFrom", u.valid_to::text AS "validTo", a.code AS "agencyCode", a.provisional, u.version`;

export const UNIT_ON_DAY = `
  unit u
  JOIN unit_version v ON v.unit_id = u.unit_id AND v.from_day <= $1::date AND (v.to_day IS NULL OR v.to_day >= $1::date)
  JOIN unit_version p ON p.unit_id = u.province_id AND p.from_day <= $1::date AND (p.to_day IS NULL OR p.to_day >= $1::date)
  LEFT JOIN agency_code a ON a.unit_id = u.unit_id AND a.valid_from <= $1::date AND (a.valid_to IS NULL OR a.valid_to >= $1::date)`;

/** The filter as SQL; `parameters` grows by the values it needs. A unit that ended on an unknown day is in no list. */
export function conditionsOf(filter: UnitFilter, parameters: unknown[]): string {
  const conditions = ['u.end_known'];
  const add = (column: string, value: string | undefined) => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(`${column} = $${parameters.length}`);
  };
  add('u.level', filter.level);
  add('v.type', filter.type);
  add('u.province_code', filter.provinceCode);
  add('v.parent_id', filter.parentId);
  add('u.code', filter.code);
  return conditions.join(' AND ');
}

export interface NamePosition {
  readonly name: string;
  readonly id: string;
}

/** Units by their names. Reference data: read without a scope, one statement, no transaction. */
@Injectable()
export class UnitStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The units of a day in the order of the Vietnamese alphabet, one more than the limit. */
  async list(filter: UnitFilter, limit: number, after: NamePosition | undefined): Promise<UnitRow[]> {
    const parameters: unknown[] = [filter.asOf, limit + 1];
    let conditions = conditionsOf(filter, parameters);
    if (after) {
      parameters.push(after.name, after.id);
      conditions += ` AND (v.name COLLATE "vi-x-icu", u.unit_id) > ($${parameters.length - 1}::text COLLATE "vi-x-icu", $${parameters.length}::uuid)`;
    }
    return this.dataSource.query(
      `SELECT ${UNIT_COLUMNS} FROM ${UNIT_ON_DAY} WHERE ${conditions} ORDER BY v.name COLLATE "vi-x-icu", u.unit_id LIMIT $2`,
      parameters,
    );
  }

  /** One unit on a day; without a day as it is today, or as it was on its last day. */
  async find(unitId: string, asOf: string | undefined, today: string): Promise<UnitRow | undefined> {
    const day: { day: string | null }[] = await this.dataSource.query(
      `SELECT CASE WHEN $2::date IS NOT NULL THEN $2::date ELSE least($3::date, valid_to) END::text AS day FROM unit WHERE unit_id = $1`,
      [unitId, asOf ?? null, today],
    );
    if (day[0]?.day == null) return undefined;
    const rows: UnitRow[] = await this.dataSource.query(`SELECT ${UNIT_COLUMNS} FROM ${UNIT_ON_DAY} WHERE u.unit_id = $2`, [day[0].day, unitId]);
    return rows[0];
  }
}

/** The row as the contract has it. */
export function unitOf({ agencyCode, provisional, matchedFormerUnit, ...row }: UnitRow): Unit {
  return {
    ...row,
    agencyCode: agencyCode === null ? null : { code: agencyCode, provisional: provisional ?? true },
    ...(matchedFormerUnit == null ? {} : { matchedFormerUnit }),
  };
}
