import type { FactData, unitRegistered } from '@haicap/contracts';
import { PROVINCE_AGENCY_PREFIX, provisionalAgencyCode } from '@haicap/kernel';
import type { DatasetSuccession, DatasetUnit, DatasetVersion } from './dataset-unit.js';

export interface AgencyCode {
  readonly code: string;
  readonly provisional: boolean;
}

// These prefixes were seen in use; the others follow from the alphabetical order of the old provinces.
const CONFIRMED_PREFIXES = new Set(['H15', 'H37', 'H55', 'H56']);

/** The code of today's provinces, departments and communes until an official list is imported; former units have none. */
export function agencyCodeOf(unit: DatasetUnit): AgencyCode | null {
  const prefix = PROVINCE_AGENCY_PREFIX[unit.provinceCode];
  if (unit.scheme !== '2025' || prefix === undefined) return null;
  if (unit.level === 'province') return { code: prefix, provisional: !CONFIRMED_PREFIXES.has(prefix) };
  if (unit.level === 'department') return { code: `${prefix}.${unit.code}`, provisional: true };
  return { code: provisionalAgencyCode(prefix, unit.code), provisional: true };
}

/** A unit as others learn of it, in one of its versions. */
export function unitFact(unit: DatasetUnit, version: DatasetVersion, ancestors: readonly DatasetSuccession[]): FactData<typeof unitRegistered> {
  return {
    unitId: unit.unitId, code: unit.code, level: unit.level, type: version.type, name: version.name, fullName: version.fullName,
    parentId: version.parentId, provinceId: unit.provinceId, provinceCode: unit.provinceCode,
    validFrom: unit.validFrom, validTo: unit.validTo, agencyCode: agencyCodeOf(unit),
    succeeds: ancestors.map(({ fromUnitId, kind, effectiveOn }) => ({ unitId: fromUnitId, kind, effectiveOn })),
  };
}
