import { vnCollator, type LocalDate } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { UnitMirrorStore, type PrintedUnit, type UnitsOfToday } from './unit-mirror.store.js';

// The days that screens ask for at one time: today, yesterday, ends of months.
const REMEMBERED_DAYS_MAX = 16;

/** Names units for reports. Sorting some hundred names by Vietnamese rules takes longer than counting; it is done once. */
@Injectable()
export class NameUnits {
  readonly #remembered = new Map<LocalDate, { readonly revision: number; readonly units: readonly PrintedUnit[] }>();

  #today: UnitsOfToday | undefined;

  constructor(
    private readonly units: UnitMirrorStore,
    private readonly installation: Installation,
  ) {}

  /** The units of the province on a day in the order of their names. `revision` counts the facts that may change them. */
  async on(tx: EntityManager, day: LocalDate, revision: number): Promise<readonly PrintedUnit[]> {
    const known = this.#remembered.get(day);
    if (known?.revision === revision) return known.units;
    const found = await this.units.printed(tx, this.installation.provinceCode, day);
    const units = found.toSorted((a, b) => vnCollator.compare(a.fullName, b.fullName) || (a.unitId < b.unitId ? -1 : 1));
    if (this.#remembered.size >= REMEMBERED_DAYS_MAX) this.#remembered.clear();
    this.#remembered.set(day, { revision, units });
    return units;
  }

  /**
   * Which unit stands for a former one today. Read again when a fact since `revision` may have changed it; what comes back
   * may then be of a later revision, and it says of which.
   */
  async ofToday(tx: EntityManager, revision: number): Promise<UnitsOfToday> {
    const known = this.#today;
    if (known?.revision === revision) return known;
    return this.#today = await this.units.ofToday(tx);
  }

  /** The unit itself and every former unit that is shown under it today. */
  withFormerUnits(tx: EntityManager, unitId: string): Promise<string[]> {
    return this.units.withFormerUnits(tx, unitId);
  }
}
