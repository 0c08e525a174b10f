import { unitRegistered, unitRevised, type FactData } from '@haicap/contracts';
import { localDate, localDateOf } from '@haicap/kernel';
import { factData, type OrderedFact } from '@haicap/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeepFreshness } from '../freshness/keep-freshness.js';
import { Installation } from '../installation.js';
import { unitsOfToday } from './lineage.js';
import { UnitMirrorStore, type UnitVersion } from './unit-mirror.store.js';

type UnitData = FactData<typeof unitRegistered>;

// What a registration says holds for every day before the first revision, also for days on which the unit did not
// exist yet: its validity says so.
const FROM_THE_BEGINNING = localDate('0001-01-01');

/** Keeps a read copy of the registry's units and their lineage. */
@Injectable()
export class UnitMirrorConsumer {
  constructor(
    private readonly units: UnitMirrorStore,
    private readonly freshness: KeepFreshness,
    private readonly installation: Installation,
  ) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const told = facts.flatMap(unitsIn);
    if (told.length > 0) await this.units.save(tx, [...new Map(told.map(({ version }) => [`${version.unitId}|${version.asFrom}`, version])).values()]);
    const successions = told.flatMap(({ data }) => data.succeeds.map((ancestor) => (
      { fromUnitId: ancestor.unitId, toUnitId: data.unitId, kind: ancestor.kind, effectiveOn: localDate(ancestor.effectiveOn) })));
    if (successions.length > 0) {
      await this.units.saveSuccessions(tx, [...new Map(successions.map((one) => [`${one.fromUnitId}|${one.toUnitId}`, one])).values()]);
      const today = localDateOf(this.installation.clock.now());
      await this.units.saveUnitsOfToday(tx, unitsOfToday(await this.units.successions(tx), await this.units.namedUnits(tx), today));
    }
    await this.freshness.countNameEvents(tx, facts.length);
  }
}

function unitsIn(fact: OrderedFact): { readonly data: UnitData; readonly version: UnitVersion }[] {
  const registered = factData(unitRegistered, fact);
  if (registered !== null) return [{ data: registered, version: toVersion(registered, FROM_THE_BEGINNING) }];
  const revised = factData(unitRevised, fact);
  return revised === null ? [] : [{ data: revised, version: toVersion(revised, localDate(revised.changedFrom)) }];
}

function toVersion(unit: UnitData, asFrom: UnitVersion['asFrom']): UnitVersion {
  const { unitId, code, level, type, name, fullName, provinceCode, validFrom, validTo } = unit;
  return {
    unitId, asFrom, code, level, type, name, fullName, provinceCode,
    validFrom: validFrom === null ? null : localDate(validFrom), validTo: validTo === null ? null : localDate(validTo),
  };
}
