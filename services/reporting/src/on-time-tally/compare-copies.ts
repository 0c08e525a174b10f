import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import { OnTimeTallyStore, type BehindDossier, type Slots, type Totals } from './on-time-tally.store.js';

export type { BehindDossier, Totals };

/** Lets a rebuild empty the copy beside and see what it lacks. */
@Injectable()
export class CompareCopies {
  constructor(private readonly tallies: OnTimeTallyStore) {}

  clear(tx: EntityManager, slot: Slot): Promise<void> {
    return this.tallies.clear(tx, slot);
  }

  behind(tx: EntityManager, slots: Slots, page: { readonly after: string; readonly max: number }): Promise<BehindDossier[]> {
    return this.tallies.behind(tx, slots, page);
  }

  totals(tx: EntityManager, slot: Slot): Promise<Totals> {
    return this.tallies.totals(tx, slot);
  }
}
