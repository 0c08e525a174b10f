import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unitRegistered, unitRevised, type FactData } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import type { UnitVersion } from './unit-mirror.js';
import { UnitMirrorStore } from './unit-mirror.store.js';

// What a registration says holds for every day before the first revision, also for days on which the unit did not
// exist yet: its validity says so.
const FROM_THE_BEGINNING = localDate('0001-01-01');

/** Keeps a read copy of the registry's units and of their lineage, each change from its own day on. */
@Injectable()
export class UnitMirrorConsumer {
  constructor(private readonly units: UnitMirrorStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const versions = new Map<string, UnitVersion>();
    for (const version of facts.flatMap(versionsOf)) versions.set(`${version.unitId}|${version.asFrom}`, version);
    if (versions.size > 0) await this.units.save(tx, [...versions.values()]);
    await this.units.successions.project(tx, facts);
  }
}

function versionsOf(fact: OrderedFact): UnitVersion[] {
  const registered = factData(unitRegistered, fact);
  if (registered) return [toVersion(registered, FROM_THE_BEGINNING)];
  const revised = factData(unitRevised, fact);
  return revised ? [toVersion(revised, localDate(revised.changedFrom))] : [];
}

function toVersion(unit: FactData<typeof unitRegistered>, asFrom: UnitVersion['asFrom']): UnitVersion {
  return {
    unitId: unit.unitId, asFrom, level: unit.level, fullName: unit.fullName, provinceCode: unit.provinceCode,
    validFrom: unit.validFrom === null ? null : localDate(unit.validFrom),
    validTo: unit.validTo === null ? null : localDate(unit.validTo),
    agencyCode: unit.agencyCode?.code ?? null,
  };
}
