import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import { stepIncrements } from '../step-times/step-increments.js';
import { foldFacts, type DossierNews, type Sums } from './on-time-tally.js';
import { OnTimeTallyStore } from './on-time-tally.store.js';

/** Applies what is new about dossiers to one copy of the figures: four statements, however many facts there are. */
@Injectable()
export class ApplyNews {
  constructor(private readonly tallies: OnTimeTallyStore) {}

  /** Answers how many facts were passed over because their predecessors are not in this copy. */
  async run(tx: EntityManager, { slot, sums }: { readonly slot: Slot; readonly sums: Sums }, news: readonly DossierNews[]): Promise<number> {
    const before = await this.tallies.standings(tx, slot, [...new Set(news.map(({ dossierId }) => dossierId))]);
    const { standings, increments, passages, ahead } = foldFacts(before, news, sums);
    await this.tallies.saveStandings(tx, slot, standings);
    await this.tallies.add(tx, slot, increments);
    await this.tallies.addSteps(tx, slot, stepIncrements(passages, sums));
    return ahead;
  }
}
