import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import type { Lineage } from '@haicap/policy';
import type { KnownUnit, UnitVersion } from './unit-mirror.js';
import { UnitMirrorStore } from './unit-mirror.store.js';

/** Answers other nouns what the registry has told about units. */
@Injectable()
export class FindUnits {
  constructor(private readonly units: UnitMirrorStore) {}

  /** The units as they stand on a day, by id; unknown ones are absent. */
  async on(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<ReadonlyMap<string, KnownUnit>> {
    const units = await this.units.on(tx, [...new Set(unitIds)], day);
    return new Map(units.map((unit) => [unit.unitId, unit]));
  }

  /** Which of these units are gone on a day, and which former ones went into them. In a scope that shows no dossier of a former unit there is none. */
  async lineage(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<Lineage> {
    return this.units.lineage(tx, [...new Set(unitIds)], day);
  }

  /** Every version of some units, the earliest first. */
  async versions(tx: EntityManager, unitIds: readonly string[]): Promise<readonly UnitVersion[]> {
    return this.units.versions(tx, [...new Set(unitIds)]);
  }
}
