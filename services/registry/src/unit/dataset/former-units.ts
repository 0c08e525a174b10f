import { registryId, unitIdOf } from '../unit-id.js';
import { readUnitName, toneKey } from '../unit-name.js';
import type { AddressRule } from './source/address-rules.js';
import { LAST_DAY_OF_FORMER, type DatasetUnit } from './dataset-unit.js';
import { FORMER_PROVINCES } from './source/former-provinces.js';

/** The ids of the three units a rule speaks of. */
export interface FormerPlace {
  readonly provinceCode: string;
  readonly provinceId: string;
  readonly districtId: string;
  readonly communeId: string;
}

/** The units of the three old levels, and for each rule which of them it speaks of. */
export interface FormerUnits {
  readonly provinces: DatasetUnit[];
  readonly districts: DatasetUnit[];
  readonly communes: DatasetUnit[];
  placeOf(rule: AddressRule): FormerPlace;
}

/** Makes the units up to 30 June 2025 out of the names in the rules. */
export function formerUnits(rules: readonly AddressRule[]): FormerUnits {
  const places = placesOf(rules);
  const placeOf = (rule: AddressRule): FormerPlace => {
    const place = places.get(rule);
    if (!place) throw new RangeError(`a rule of ${rule.oldName} that was not read`);
    return place;
  };
  const districts = new Map<string, DatasetUnit>();
  const communes = new Map<string, DatasetUnit>();
  // Rules with a code come first: their spelling of a district wins, and its last day is then known.
  for (const rule of [...rules].sort((a, b) => Number(a.oldCode === null) - Number(b.oldCode === null))) {
    const { provinceCode, provinceId, districtId, communeId } = placeOf(rule);
    const endKnown = rule.oldCode !== null;
    if (!districts.has(districtId)) {
      districts.set(districtId, formerUnit({ unitId: districtId, code: '', level: 'district', provinceCode, fullName: rule.oldDistrict, parentId: provinceId, endKnown }));
    }
    if (!communes.has(communeId)) {
      communes.set(communeId, formerUnit({ unitId: communeId, code: rule.oldCode ?? '', level: 'commune', provinceCode, fullName: rule.oldName, parentId: districtId, endKnown }));
    }
  }
  const provinces = FORMER_PROVINCES.map(([code, fullName]) =>
    formerUnit({ unitId: unitIdOf('2004', code), code, level: 'province', provinceCode: code, fullName, parentId: null, endKnown: true }));
  return { provinces, districts: [...districts.values()], communes: [...communes.values()], placeOf };
}

/** Each rule's place, worked out once: names are compared by tone, which is slow for eleven thousand rules. */
function placesOf(rules: readonly AddressRule[]): Map<AddressRule, FormerPlace> {
  const codes = new Map(FORMER_PROVINCES.map(([code, name]) => [toneKey(name), code]));
  const districts = new Map<string, Omit<FormerPlace, 'communeId'> & { readonly districtKey: string }>();
  const districtOf = (rule: AddressRule) => {
    const written = `${rule.oldProvince}|${rule.oldDistrict}`;
    const known = districts.get(written);
    if (known) return known;
    const provinceCode = codes.get(toneKey(rule.oldProvince));
    if (provinceCode === undefined) throw new RangeError(`no former province "${rule.oldProvince}"`);
    const districtKey = `${provinceCode}:${toneKey(rule.oldDistrict)}`;
    const district = { provinceCode, provinceId: unitIdOf('2004', provinceCode), districtId: registryId(`2004:district:${districtKey}`), districtKey };
    districts.set(written, district);
    return district;
  };
  return new Map(rules.map((rule) => {
    const { districtKey, ...district } = districtOf(rule);
    const communeId = rule.oldCode === null ? registryId(`2004:commune:${districtKey}:${toneKey(rule.oldName)}`) : unitIdOf('2004', rule.oldCode);
    return [rule, { ...district, communeId }];
  }));
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
