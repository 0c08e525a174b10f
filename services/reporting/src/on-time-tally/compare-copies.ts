import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import { SumsStore } from './sums.store.js';
import { OnTimeTallyStore, type BehindDossier, type Slots, type Totals } from './on-time-tally.store.js';

export type { BehindDossier, Totals };

/** Lets a rebuild empty the copy beside, see what it lacks and sum it up. */
@Injectable()
export class CompareCopies {
  constructor(private readonly tallies: OnTimeTallyStore, private readonly sums: SumsStore) {}

  clear(tx: EntityManager, slot: Slot): Promise<void> {
    return this.tallies.clear(tx, slot);
  }

  behind(tx: EntityManager, slots: Slots, page: { readonly after: string; readonly max: number }): Promise<BehindDossier[]> {
    return this.tallies.behind(tx, slots, page);
  }

  /** Makes every row that a report reads from those by unit, procedure and day. */
  sumUp(tx: EntityManager, slot: Slot): Promise<void> {
    return this.sums.sumUp(tx, slot);
  }

  totals(tx: EntityManager, slot: Slot): Promise<Totals> {
    return this.tallies.totals(tx, slot);
  }
}
