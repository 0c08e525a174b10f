import type { AddressRule } from './source/address-rules.js';
import { FIRST_DAY_OF_TODAY, latestVersion, type DatasetSuccession, type DatasetUnit, type SuccessionKind } from './dataset-unit.js';
import type { FormerPlace, FormerUnits } from './former-units.js';
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
  const communeIds = new Map(today.filter((unit) => unit.level === 'commune').map((unit) => [unit.code, unit.unitId]));
  const unitOf = (unitId: string): DatasetUnit => {
    const unit = units.get(unitId);
    if (!unit) throw new RangeError(`no unit ${unitId}`);
    return unit;
  };
  const linksFrom = (fromOf: (place: FormerPlace) => string, toOf: (commune: DatasetUnit) => string): Lineage =>
    lineage(rules.map((rule) => ({ fromId: fromOf(former.placeOf(rule)), toId: toOf(unitOf(communeIds.get(rule.newCode) ?? '')) })), unitOf);
  const communes = linksFrom((place) => place.communeId, (commune) => commune.unitId);
  const districts = linksFrom((place) => place.districtId, (commune) => commune.unitId);
  const provinces = linksFrom((place) => place.provinceId, (commune) => commune.provinceId);
  return [
    ...provinces.links.map((entry) => succession(entry, kindOf(entry, provinces), PROVINCE_BASIS)),
    ...districts.links.map((entry) => succession(entry, districts.successors.get(entry.from.unitId) === 1 ? 'inherited' : 'split', DISTRICT_BASIS)),
    ...communes.links.map((entry) =>
      succession(entry, kindOf(entry, communes), entry.from.endKnown ? communeBasis(entry.to.provinceCode) : EARLIER_BASIS)),
  ];
}

function lineage(all: readonly { fromId: string; toId: string }[], unitOf: (unitId: string) => DatasetUnit): Lineage {
  const links = [...new Map(all.map((entry) => [`${entry.fromId}>${entry.toId}`, entry])).values()]
    .map(({ fromId, toId }) => ({ from: unitOf(fromId), to: unitOf(toId) }));
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
