import { foldedWords, toneKey } from '../unit-name.js';
import { latestVersion, type DatasetSuccession, type DatasetUnit } from './dataset-unit.js';

/** How a name leads to a unit; the number orders equal hits: its own name before that of a former commune or district. */
export const SEARCH_SOURCE = { own: 0, formerCommune: 1, formerDistrict: 2 } as const;

/** One name under which a unit is found. */
export interface SearchEntry {
  readonly unitId: string;
  readonly source: number;
  /** "Thị trấn Triệu Sơn, Huyện Triệu Sơn"; null for the unit's own name. */
  readonly formerUnit: string | null;
  /** Spelling with accents, tone placement evened out. */
  readonly toned: string;
  readonly tonedFull: string;
  readonly folded: string;
  readonly foldedFull: string;
}

/** Every name of every unit, and for today's units the names of those they came from. */
export function searchEntries(units: readonly DatasetUnit[], successions: readonly DatasetSuccession[]): SearchEntry[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const entries = new Map<string, SearchEntry>();
  const add = (unitId: string, source: number, formerUnit: string | null, name: string, fullName: string) => {
    const entry = {
      unitId, source, formerUnit, toned: toneKey(name), tonedFull: toneKey(fullName),
      folded: foldedWords(name), foldedFull: foldedWords(fullName),
    };
    entries.set([unitId, source, formerUnit, entry.tonedFull].join('|'), entry);
  };
  for (const unit of units) {
    for (const version of unit.versions) add(unit.unitId, SEARCH_SOURCE.own, null, version.name, version.fullName);
  }
  for (const { fromUnitId, toUnitId } of successions) {
    const former = byId.get(fromUnitId);
    if (!former) throw new RangeError(`no unit ${fromUnitId}`);
    const { name, fullName, parentId } = latestVersion(former);
    const district = former.level === 'commune' && parentId !== null ? byId.get(parentId) : undefined;
    const label = district ? `${fullName}, ${latestVersion(district).fullName}` : fullName;
    add(toUnitId, former.level === 'district' ? SEARCH_SOURCE.formerDistrict : SEARCH_SOURCE.formerCommune, label, name, fullName);
  }
  return [...entries.values()];
}
