import type { UnitLevel, UnitType } from '@haicap/contracts';
import type { UnitScheme } from '../unit-id.js';

export type SuccessionKind = 'merged' | 'split' | 'renamed' | 'inherited';

export const FIRST_DAY_OF_TODAY = '2025-07-01';
export const LAST_DAY_OF_FORMER = '2025-06-30';

/** The name, type and place of a unit from one day on. */
export interface DatasetVersion {
  /** Null: since before the records begin. */
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly type: UnitType;
  readonly name: string;
  readonly fullName: string;
  readonly parentId: string | null;
  /** The correction that made this version, and why; null in the version as first registered. */
  readonly correction: string | null;
  readonly reason: string | null;
}

export interface DatasetUnit {
  readonly unitId: string;
  readonly scheme: UnitScheme;
  /** Empty when the package has none: districts, and communes dissolved before 1 July 2025. */
  readonly code: string;
  readonly level: UnitLevel;
  readonly provinceId: string;
  readonly provinceCode: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** False: the unit ended on some day up to `validTo`. It keeps its lineage and is found by name, but no list of a day counts it. */
  readonly endKnown: boolean;
  /** In order of time, the first one as registered. */
  readonly versions: readonly [DatasetVersion, ...DatasetVersion[]];
}

export interface DatasetSuccession {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly kind: SuccessionKind;
  readonly effectiveOn: string;
  readonly legalBasis: string;
}

/** The version that holds at the end: what the unit is called today, or was called last. */
export function latestVersion(unit: DatasetUnit): DatasetVersion {
  return unit.versions.at(-1) ?? unit.versions[0];
}
