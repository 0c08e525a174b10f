import type { UnitLevel } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';

/** A unit as it stands on one day, as far as dossiers need it. */
export interface KnownUnit {
  readonly unitId: string;
  readonly level: UnitLevel;
  /** With its type: "Phường Hạc Thành". */
  readonly fullName: string;
  readonly provinceCode: string;
  readonly validFrom: LocalDate | null;
  /** The last day on which the unit exists. */
  readonly validTo: LocalDate | null;
  readonly agencyCode: string | null;
}

/** A unit and the first day on which these data hold. */
export interface UnitVersion extends KnownUnit {
  readonly asFrom: LocalDate;
}

/** Tells whether the unit exists on a day, its first and its last day included. */
export function existsOn(unit: Pick<KnownUnit, 'validFrom' | 'validTo'>, day: LocalDate): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}
