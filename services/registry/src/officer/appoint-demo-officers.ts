import { officerAppointed } from '@haicap/contracts';
import type { Clock, IdSource } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, IDS, STAFFING } from '../injected.js';
import { RunOnce } from '../load/run-once.js';
import { latestVersion, type DatasetUnit } from '../unit/dataset/dataset-unit.js';
import { demoOfficers, type DemoOfficer } from './demo-officers.js';
import { OfficerStore } from './officer.store.js';

/** Which province gets demo officers, if any does: only the profile `local` has them. */
export interface Staffing {
  readonly provinceCode: string;
  readonly withDemoOfficers: boolean;
}

/** Fills the posts of a province for a local installation, where nobody has imported the real officers. */
@Injectable()
export class AppointDemoOfficers {
  constructor(
    private readonly store: OfficerStore,
    private readonly once: RunOnce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(STAFFING) private readonly staffing: Staffing,
  ) {}

  async run(units: readonly DatasetUnit[]): Promise<void> {
    const { provinceCode, withDemoOfficers } = this.staffing;
    if (!withDemoOfficers) return;
    const today = units.filter((unit) => unit.scheme === '2025' && unit.provinceCode === provinceCode)
      .map((unit) => ({ unitId: unit.unitId, code: unit.code, level: unit.level, type: latestVersion(unit).type, name: latestVersion(unit).name }));
    const province = today.find((unit) => unit.level === 'province');
    if (!province) throw new RangeError(`no province ${provinceCode} in the dataset`);
    const officers = demoOfficers({ province, communes: today.filter((unit) => unit.level === 'commune'), departments: today.filter((unit) => unit.level === 'department') });
    await this.once.run(`demo-officers:${provinceCode}:${officers.length}`, (tx) => this.#appoint(tx, officers));
  }

  async #appoint(tx: EntityManager, officers: readonly DemoOfficer[]): Promise<void> {
    const inserted = await this.store.insert(tx, officers);
    const events = officers.filter(({ officerId }) => inserted.has(officerId)).map(({ officerId, login, post }) => newEvent({
      contract: officerAppointed, aggregateId: officerId, version: 1,
      data: { officerId, login, demo: true, posts: [post] },
      audit: { action: 'appoint', objectType: 'officer' },
    }));
    await appendEvents(tx, events, { actor: 'registry', clock: this.clock, ids: this.ids });
  }
}
