import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import type { FigureState, Slot } from './figure-state.js';
import { FreshnessStore } from './freshness.store.js';

/** Lets other nouns move the one row of freshness inside their transactions. */
@Injectable()
export class KeepFreshness {
  constructor(
    private readonly freshness: FreshnessStore,
    private readonly installation: Installation,
  ) {}

  /** Counts facts about dossiers and takes the lock that every change of figures holds. */
  async countFigureEvents(tx: EntityManager, events: number): Promise<FigureState> {
    return this.freshness.advance(tx, { events, names: 0 }, this.installation.clock.now());
  }

  /** Counts facts that may change names in answers. */
  async countNameEvents(tx: EntityManager, events: number): Promise<void> {
    await this.freshness.advance(tx, { events, names: events }, this.installation.clock.now());
  }

  read(tx: EntityManager): Promise<FigureState> {
    return this.freshness.read(tx);
  }

  lock(tx: EntityManager): Promise<FigureState> {
    return this.freshness.lock(tx);
  }

  build(tx: EntityManager, slot: Slot): Promise<void> {
    return this.freshness.build(tx, slot);
  }

  setAside(tx: EntityManager): Promise<void> {
    return this.freshness.setAside(tx);
  }

  summedUp(tx: EntityManager, slot: Slot): Promise<void> {
    return this.freshness.summedUp(tx, slot);
  }

  tookIn(tx: EntityManager, counted: { readonly facts: number; readonly passedOver: number }): Promise<void> {
    return this.freshness.tookIn(tx, counted);
  }

  /** The copy beside becomes the live one; that alone may change every answer, so it counts as an event. */
  async swap(tx: EntityManager): Promise<void> {
    await this.freshness.swap(tx);
    await this.countFigureEvents(tx, 1);
  }
}
