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

  /** Takes the sums of a copy away, so that they can be made. */
  clearSums(tx: EntityManager, slot: Slot): Promise<void> {
    return this.sums.clear(tx, slot);
  }

  /** Makes every row that a report reads from where the dossiers of a copy stand. Nobody else may write to it meanwhile. */
  sumUp(tx: EntityManager, slot: Slot): Promise<void> {
    return this.sums.sumUp(tx, slot);
  }

  totals(tx: EntityManager, slot: Slot): Promise<Totals> {
    return this.tallies.totals(tx, slot);
  }
}
