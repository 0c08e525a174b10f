import { createHash } from 'node:crypto';
import { unitRegistered, unitRevised } from '@haicap/contracts';
import type { Clock, IdSource } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, IDS } from '../injected.js';
import { RunOnce } from '../load/run-once.js';
import type { Dataset } from './dataset/build-dataset.js';
import type { DatasetSuccession, DatasetUnit } from './dataset/dataset-unit.js';
import { unitFact } from './dataset/unit-fact.js';
import { UnitLoadStore } from './unit-load.store.js';

// About a second per transaction, well inside the statement timeout on a slow machine.
const CHUNK = 2_000;

/** Registers the units of the dataset, their lineage and their names to search by, and publishes a fact for each. */
@Injectable()
export class LoadUnits {
  constructor(
    private readonly store: UnitLoadStore,
    private readonly once: RunOnce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
  ) {}

  async run(dataset: Dataset, fingerprint: string): Promise<void> {
    const ancestors = Map.groupBy(dataset.successions, (entry) => entry.toUnitId);
    for (let start = 0; start < dataset.units.length; start += CHUNK) {
      const chunk = dataset.units.slice(start, start + CHUNK);
      await this.once.run(`units:${fingerprint}:${start}`, (tx) => this.#register(tx, chunk, ancestors));
    }
    for (const correction of dataset.report.corrections) {
      await this.once.run(`correction:${correction}`, (tx) => this.#correct(tx, correction, dataset.units, ancestors));
    }
    await this.once.run(`successions:${fingerprint}`, (tx) => this.store.insertSuccessions(tx, dataset.successions));
    const search = createHash('sha256').update(JSON.stringify(dataset.searchEntries)).digest('hex').slice(0, 16);
    await this.once.run(`search:${search}`, (tx) => this.store.replaceSearch(tx, dataset.searchEntries));
  }

  async #register(tx: EntityManager, units: readonly DatasetUnit[], ancestors: Map<string, DatasetSuccession[]>): Promise<void> {
    const inserted = await this.store.insert(tx, units);
    const events = units.filter((unit) => inserted.has(unit.unitId)).map((unit) => newEvent({
      contract: unitRegistered, aggregateId: unit.unitId, version: 1,
      data: unitFact(unit, unit.versions[0], ancestors.get(unit.unitId) ?? []),
      audit: { action: 'register', objectType: 'unit' },
    }));
    await appendEvents(tx, events, this.#context());
  }

  async #correct(tx: EntityManager, correction: string, units: readonly DatasetUnit[], ancestors: Map<string, DatasetSuccession[]>): Promise<void> {
    const events = [];
    for (const unit of units) {
      for (const version of unit.versions) {
        if (version.correction !== correction || version.fromDay === null) continue;
        events.push(newEvent({
          contract: unitRevised, aggregateId: unit.unitId, version: await this.store.revise(tx, unit.unitId, version),
          data: {
            ...unitFact(unit, version, ancestors.get(unit.unitId) ?? []),
            changedFrom: version.fromDay, reason: version.reason ?? correction,
          },
          audit: { action: 'revise', objectType: 'unit', detail: { correction } },
        }));
      }
    }
    await appendEvents(tx, events, this.#context());
  }

  #context() {
    return { actor: 'registry', clock: this.clock, ids: this.ids };
  }
}
