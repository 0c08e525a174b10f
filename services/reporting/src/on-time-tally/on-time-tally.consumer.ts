import { Injectable } from '@nestjs/common';
import type { OrderedFact } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import { KeepFreshness } from '../freshness/keep-freshness.js';
import { ApplyNews } from './apply-news.js';
import { toDossierNews } from './dossier-news.js';

/** Counts facts about dossiers, in the transaction of their inbox rows. */
@Injectable()
export class OnTimeTallyConsumer {
  constructor(
    private readonly freshness: KeepFreshness,
    private readonly applyNews: ApplyNews,
  ) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const news = facts.map(toDossierNews);
    const { liveSlot, buildingSlot, summedSlot } = await this.freshness.countFigureEvents(tx, facts.length);
    const ahead = await this.applyNews.run(tx, { slot: liveSlot, sums: 'all' }, news);
    if (ahead > 0) throw new Error('the inbox let a fact pass whose predecessor is not in the figures');
    const slot = buildingSlot ?? summedSlot;
    if (slot === null) return;
    const passedOver = await this.applyNews.run(tx, { slot, sums: buildingSlot === null ? 'all' : 'later' }, news);
    await this.freshness.tookIn(tx, { facts: facts.length - passedOver, passedOver });
  }
}
