import { unitIdOf } from '../unit-id.js';
import type { AddressRule } from './source/address-rules.js';
import { FIRST_DAY_OF_TODAY, latestVersion, type DatasetSuccession, type DatasetUnit, type SuccessionKind } from './dataset-unit.js';
import type { FormerUnits } from './former-units.js';
import { communeBasis, DISTRICT_BASIS, EARLIER_BASIS, PROVINCE_BASIS } from './legal-basis.js';

interface Link {
  readonly from: DatasetUnit;
  readonly to: DatasetUnit;
}

interface Lineage {
  readonly links: readonly Link[];
  readonly successors: ReadonlyMap<string, number>;
  /** Only those whose end is known: a commune dissolved earlier does not make a later renaming a merger. */
  readonly ancestors: ReadonlyMap<string, number>;
}

/** Which former unit went into which of today's units, on all three levels; a district went into communes. */
export function successions(rules: readonly AddressRule[], former: FormerUnits, today: readonly DatasetUnit[]): DatasetSuccession[] {
  const units = new Map([...former.provinces, ...former.districts, ...former.communes, ...today].map((unit) => [unit.unitId, unit]));
  const unitOf = (unitId: string): DatasetUnit => {
    const unit = units.get(unitId);
    if (!unit) throw new RangeError(`no unit ${unitId}`);
    return unit;
  };
  const link = (fromId: string, toId: string): Link => ({ from: unitOf(fromId), to: unitOf(toId) });
  const communes = lineage(rules.map((rule) => link(former.communeOf(rule), unitIdOf('2025', rule.newCode))));
  const districts = lineage(rules.map((rule) => link(former.districtOf(rule), unitIdOf('2025', rule.newCode))));
  const provinces = lineage(rules.map((rule) => link(former.provinceOf(rule), unitOf(unitIdOf('2025', rule.newCode)).provinceId)));
  return [
    ...provinces.links.map((entry) => succession(entry, kindOf(entry, provinces), PROVINCE_BASIS)),
    ...districts.links.map((entry) => succession(entry, districts.successors.get(entry.from.unitId) === 1 ? 'inherited' : 'split', DISTRICT_BASIS)),
    ...communes.links.map((entry) =>
      succession(entry, kindOf(entry, communes), entry.from.endKnown ? communeBasis(entry.to.provinceCode) : EARLIER_BASIS)),
  ];
}

function lineage(all: readonly Link[]): Lineage {
  const links = [...new Map(all.map((entry) => [`${entry.from.unitId}>${entry.to.unitId}`, entry])).values()];
  const successors = new Map<string, number>();
  const ancestors = new Map<string, number>();
  for (const { from, to } of links) {
    successors.set(from.unitId, (successors.get(from.unitId) ?? 0) + 1);
    if (from.endKnown) ancestors.set(to.unitId, (ancestors.get(to.unitId) ?? 0) + 1);
  }
  return { links, successors, ancestors };
}

function kindOf({ from, to }: Link, { successors, ancestors }: Lineage): SuccessionKind {
  if ((successors.get(from.unitId) ?? 0) > 1) return 'split';
  if (!from.endKnown || (ancestors.get(to.unitId) ?? 0) > 1) return 'merged';
  return latestVersion(from).fullName === to.versions[0].fullName ? 'inherited' : 'renamed';
}

function succession({ from, to }: Link, kind: SuccessionKind, legalBasis: string): DatasetSuccession {
  return { fromUnitId: from.unitId, toUnitId: to.unitId, kind, effectiveOn: FIRST_DAY_OF_TODAY, legalBasis };
}
