import type { FactEnvelope } from '@haicap/contracts';
import { toOrderedFact, type OwnerLog } from '@haicap/outbox';
import { withScope, type Logger } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { otherSlot, type Slot } from '../freshness/figure-state.js';
import type { KeepFreshness } from '../freshness/keep-freshness.js';
import type { Installation } from '../installation.js';
import type { ApplyNews } from '../on-time-tally/apply-news.js';
import type { BehindDossier, CompareCopies } from '../on-time-tally/compare-copies.js';
import { toDossierNews } from '../on-time-tally/dossier-news.js';
import type { DossierNews } from '../on-time-tally/on-time-tally.js';
import type { Rebuild, RebuildStore } from './rebuild.store.js';

export interface RebuildParts {
  readonly dataSource: DataSource;
  readonly installation: Installation;
  readonly rebuilds: RebuildStore;
  readonly freshness: KeepFreshness;
  readonly applyNews: ApplyNews;
  readonly copies: CompareCopies;
  readonly log: Pick<OwnerLog, 'list' | 'get'>;
  readonly logger: Logger;
  /** Unique per process: fences what a worker does that was thought to be gone. */
  readonly worker: string;
  /** Facts of one transaction, more or less a page; 8,000 unless a test wants several. */
  readonly batchFacts?: number;
}

// Live facts wait for as long as it takes to count so many.
const BATCH_FACTS = 8_000;
const PROGRESS_EVERY = 50_000;
// As many as the owner answers at once.
const BEHIND_MAX = 100;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/**
 * Builds the figures anew, one short transaction at a time:
 * 1. The copy that is not live is emptied; from then on live facts are counted in both copies. A fact whose predecessor
 *    the new copy does not have yet is passed over there.
 * 2. The owner's log is read to its end into the new copy, under the version rule. Each batch holds the lock that live
 *    facts hold, so no version is counted twice.
 * 3. What the live copy knows further (an event that was committed late lies behind the reader) is fetched by dossier.
 * 4. If no fact was passed over since before that comparison, the new copy is summed up and the pointer moves to it, in one
 *    transaction. Until then it holds the rows by unit, procedure and day alone: a tenth of what a report needs.
 * The old copy stays as it is until the next rebuild: a statement that began before the swap can still read it.
 */
export class RebuildStep {
  constructor(private readonly parts: RebuildParts) {}

  /** Does the next step of the running rebuild. Answers whether there is more to do. */
  async run(): Promise<boolean> {
    const { rebuilds, worker } = this.parts;
    const rebuild = await this.transaction((tx) => rebuilds.take(tx, worker));
    if (rebuild === null) return false;
    if (rebuild.slot === null) return this.prepare(rebuild);
    const { facts, position, more } = await this.readOn(rebuild.position);
    const readEvents = rebuild.readEvents + facts.length;
    const progress = { ...rebuild, slot: rebuild.slot, position, readEvents };
    await this.apply(progress, facts);
    if (Math.floor(readEvents / PROGRESS_EVERY) > Math.floor(rebuild.readEvents / PROGRESS_EVERY)) {
      this.parts.logger.info({ rebuildId: rebuild.rebuildId, readEvents }, 'figures are being rebuilt');
    }
    return more || this.complete(progress);
  }

  /** Pages of the owner's log up to so many facts: those that change one row of the figures are then one change. */
  private async readOn(after: string): Promise<{ readonly facts: readonly FactEnvelope[]; readonly position: string; readonly more: boolean }> {
    const { log, batchFacts = BATCH_FACTS } = this.parts;
    const facts: FactEnvelope[] = [];
    let [position, more] = [after, true];
    while (more && facts.length < batchFacts) {
      const page = await log.list(position);
      facts.push(...page.events.map(({ fact }) => fact));
      [position, more] = [page.lastPosition, page.more];
    }
    return { facts, position, more };
  }

  private async prepare(rebuild: Rebuild): Promise<boolean> {
    const { freshness, copies, logger } = this.parts;
    await this.transaction(async (tx) => {
      const slot = otherSlot((await freshness.lock(tx)).liveSlot);
      await this.keep(tx, { ...rebuild, slot });
      await copies.clear(tx, slot);
      await freshness.build(tx, slot);
    });
    logger.info({ rebuildId: rebuild.rebuildId }, 'figures begin to be rebuilt beside the live ones');
    return true;
  }

  private async apply(progress: Rebuild & { readonly slot: Slot }, facts: readonly FactEnvelope[]): Promise<void> {
    const { freshness, applyNews } = this.parts;
    await this.transaction(async (tx) => {
      const { buildingSlot } = await freshness.lock(tx);
      if (buildingSlot !== progress.slot) throw new Error('the copy that is being rebuilt is not the one beside the live figures');
      await this.keep(tx, progress);
      await applyNews.run(tx, { slot: progress.slot, sums: 'days' }, facts.flatMap((fact) => this.newsIn(fact)));
    });
  }

  /** A fact that cannot be read lies in the dead letters of the live copy too; neither counts it, nor what follows it. */
  private newsIn(fact: FactEnvelope): DossierNews[] {
    try {
      return [toDossierNews(toOrderedFact(fact))];
    } catch (error) {
      this.parts.logger.warn({ err: error, eventId: fact.id }, 'a fact cannot be read and is left out of the rebuilt figures');
      return [];
    }
  }

  private async complete(rebuild: Rebuild & { readonly slot: Slot }): Promise<boolean> {
    const { passedOver } = await this.transaction((tx) => this.parts.freshness.read(tx));
    let lost = 0;
    let after = BEFORE_ALL_IDS;
    for (let missing = await this.behind(rebuild, after); missing.length > 0; missing = await this.behind(rebuild, after)) {
      await this.apply(rebuild, await this.parts.log.get(missing.map(({ dossierId, version }) => ({ aggregateId: dossierId, fromVersion: version + 1 }))));
      const still = await this.behind(rebuild, after);
      if (progressed(missing, still)) continue;
      lost += still.length;
      after = still.at(-1)?.dossierId ?? after;
    }
    // Only the owner's log counts: what it does not know was never received, whatever the live figures say.
    if (lost > 0) this.parts.logger.warn({ rebuildId: rebuild.rebuildId, dossiers: lost }, 'dossiers of the live figures are not in the log of their owner');
    return !(await this.swap(rebuild, passedOver));
  }

  private behind({ slot }: Rebuild & { readonly slot: Slot }, after: string): Promise<BehindDossier[]> {
    return this.transaction((tx) => this.parts.copies.behind(tx, { live: otherSlot(slot), building: slot }, { after, max: BEHIND_MAX }));
  }

  private async swap(rebuild: Rebuild & { readonly slot: Slot }, passedOver: number): Promise<boolean> {
    const { freshness, copies, rebuilds, installation, logger } = this.parts;
    const swapped = await this.transaction(async (tx) => {
      const state = await freshness.lock(tx);
      if (state.passedOver !== passedOver) return null;
      await this.keep(tx, rebuild);
      await copies.sumUp(tx, rebuild.slot);
      const [before, after] = [await copies.totals(tx, state.liveSlot), await copies.totals(tx, rebuild.slot)];
      await freshness.swap(tx);
      await rebuilds.finish(tx, rebuild.rebuildId, { at: installation.clock.now(), before, after });
      return { before, after };
    });
    if (swapped === null) return false;
    installation.tellFiguresChanged();
    logger.info({ rebuildId: rebuild.rebuildId, readEvents: rebuild.readEvents, ...swapped }, 'the rebuilt figures are live');
    return true;
  }

  private async keep(tx: EntityManager, progress: Rebuild): Promise<void> {
    if (!(await this.parts.rebuilds.note(tx, this.parts.worker, progress))) throw new Error('another worker has taken the rebuild over');
  }

  private transaction<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T> {
    return withScope(this.parts.dataSource, { kind: 'installation' }, fn, { actor: 'service:reporting' });
  }
}

function progressed(before: readonly BehindDossier[], after: readonly BehindDossier[]): boolean {
  const versions = new Map(before.map(({ dossierId, version }) => [dossierId, version]));
  return after.length < before.length || after.some(({ dossierId, version }) => versions.get(dossierId) !== version);
}
