import { registryId, unitIdOf } from '../unit-id.js';
import { readUnitName, toneKey } from '../unit-name.js';
import type { AddressRule } from './source/address-rules.js';
import { LAST_DAY_OF_FORMER, type DatasetUnit } from './dataset-unit.js';
import { FORMER_PROVINCES } from './source/former-provinces.js';

/** The units of the three old levels, and for each rule the ids of the commune and the district it speaks of. */
export interface FormerUnits {
  readonly provinces: DatasetUnit[];
  readonly districts: DatasetUnit[];
  readonly communes: DatasetUnit[];
  communeOf(rule: AddressRule): string;
  districtOf(rule: AddressRule): string;
  provinceOf(rule: AddressRule): string;
}

/** Makes the units up to 30 June 2025 out of the names in the rules. */
export function formerUnits(rules: readonly AddressRule[]): FormerUnits {
  const codes = new Map(FORMER_PROVINCES.map(([code, name]) => [toneKey(name), code]));
  const provinceCode = (rule: AddressRule): string => {
    const code = codes.get(toneKey(rule.oldProvince));
    if (code === undefined) throw new RangeError(`no former province "${rule.oldProvince}"`);
    return code;
  };
  const districtOf = (rule: AddressRule) => registryId(`2004:district:${provinceCode(rule)}:${toneKey(rule.oldDistrict)}`);
  const communeOf = (rule: AddressRule) => rule.oldCode !== null
    ? unitIdOf('2004', rule.oldCode)
    : registryId(`2004:commune:${provinceCode(rule)}:${toneKey(rule.oldDistrict)}:${toneKey(rule.oldName)}`);

  const districts = new Map<string, DatasetUnit>();
  const communes = new Map<string, DatasetUnit>();
  // Rules with a code come first: their spelling of a district wins, and its last day is then known.
  for (const rule of [...rules].sort((a, b) => Number(a.oldCode === null) - Number(b.oldCode === null))) {
    const code = provinceCode(rule);
    const endKnown = rule.oldCode !== null;
    const districtId = districtOf(rule);
    const parentId = unitIdOf('2004', code);
    if (!districts.has(districtId)) {
      districts.set(districtId, formerUnit({ unitId: districtId, code: '', level: 'district', provinceCode: code, fullName: rule.oldDistrict, parentId, endKnown }));
    }
    const unitId = communeOf(rule);
    if (!communes.has(unitId)) {
      communes.set(unitId, formerUnit({ unitId, code: rule.oldCode ?? '', level: 'commune', provinceCode: code, fullName: rule.oldName, parentId: districtId, endKnown }));
    }
  }
  const provinces = FORMER_PROVINCES.map(([code, fullName]) =>
    formerUnit({ unitId: unitIdOf('2004', code), code, level: 'province', provinceCode: code, fullName, parentId: null, endKnown: true }));
  return {
    provinces, districts: [...districts.values()], communes: [...communes.values()],
    communeOf, districtOf, provinceOf: (rule) => unitIdOf('2004', provinceCode(rule)),
  };
}

interface FormerRow {
  readonly unitId: string;
  readonly code: string;
  readonly level: 'province' | 'district' | 'commune';
  readonly provinceCode: string;
  readonly fullName: string;
  readonly parentId: string | null;
  readonly endKnown: boolean;
}

function formerUnit(row: FormerRow): DatasetUnit {
  const name = readUnitName(row.level, row.fullName);
  return {
    unitId: row.unitId, scheme: '2004', code: row.code, level: row.level,
    provinceId: unitIdOf('2004', row.provinceCode), provinceCode: row.provinceCode,
    validFrom: null, validTo: LAST_DAY_OF_FORMER, endKnown: row.endKnown,
    versions: [{ ...name, fromDay: null, toDay: LAST_DAY_OF_FORMER, parentId: row.parentId, correction: null, reason: null }],
  };
}
