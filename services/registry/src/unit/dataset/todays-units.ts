import { unitIdOf } from '../unit-id.js';
import { readUnitName } from '../unit-name.js';
import type { AddressTables } from './source/address-file.js';
import { FIRST_DAY_OF_TODAY, type DatasetUnit } from './dataset-unit.js';

/** The 34 provinces and 3,321 communes of Decision 19/2025/QĐ-TTg. */
export function todaysUnits(tables: AddressTables): { provinces: DatasetUnit[]; communes: DatasetUnit[] } {
  const provinces = tables.provinces.map((row) => {
    const unitId = unitIdOf('2025', row.province_code);
    return todaysUnit({ unitId, code: row.province_code, level: 'province', provinceCode: row.province_code, name: row.name, parentId: null });
  });
  const communes = tables.communes.map((row) => todaysUnit({
    unitId: unitIdOf('2025', row.ward_code), code: row.ward_code, level: 'commune',
    provinceCode: row.province_code, name: row.name, parentId: unitIdOf('2025', row.province_code),
  }));
  return { provinces, communes };
}

interface TodaysRow {
  readonly unitId: string;
  readonly code: string;
  readonly level: 'province' | 'commune';
  readonly provinceCode: string;
  readonly name: string;
  readonly parentId: string | null;
}

function todaysUnit(row: TodaysRow): DatasetUnit {
  const name = readUnitName(row.level, row.name);
  return {
    unitId: row.unitId, scheme: '2025', code: row.code, level: row.level,
    provinceId: unitIdOf('2025', row.provinceCode), provinceCode: row.provinceCode,
    validFrom: FIRST_DAY_OF_TODAY, validTo: null, endKnown: true,
    versions: [{ ...name, fromDay: FIRST_DAY_OF_TODAY, toDay: null, parentId: row.parentId, correction: null, reason: null }],
  };
}
