import type { FactEnvelope } from '@haicap/contracts';
import { toOrderedFact, type OwnerLog } from '@haicap/outbox';
import { withScope, type Logger } from '@haicap/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { missedEvents, otherSlot, type FigureState, type Slot } from '../freshness/figure-state.js';
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
  /** Facts of one transaction, more or less a page; 2,000 unless a test wants several. */
  readonly batchFacts?: number;
}

// Live facts wait for as long as it takes to count so many.
const BATCH_FACTS = 2_000;
const PROGRESS_EVERY = 50_000;
// As many as the owner answers at once.
const BEHIND_MAX = 100;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

type Filled = Rebuild & { readonly slot: Slot };
/** What is done with the copy beside: it is filled, it is summed up, or it only catches up. */
type Stage = 'fill' | 'sum' | 'catch-up';

/**
 * Builds the figures anew, in transactions that are short wherever live facts wait for them:
 * 1. The copy that is not live is emptied; from then on live facts are counted in both copies. A fact whose predecessor
 *    the new copy does not have yet is passed over there.
 * 2. The owner's log is read to its end into the new copy, under the version rule. Each batch holds the lock that live
 *    facts hold, so no version is counted twice. Only where dossiers stand is kept: figures follow from that.
 * 3. Live facts leave the copy alone, and it is summed up.
 * 4. They are counted in both copies again, the log is read on, and what the live copy knows further (an event that was
 *    committed late lies behind the reader) is fetched by dossier.
 * 5. If no fact was missed since before that comparison, the pointer moves to the new copy.
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
    const stage = stageOf(await this.transaction((tx) => this.parts.freshness.read(tx)), rebuild.slot);
    const filled = { ...rebuild, slot: rebuild.slot };
    if (stage === 'sum') return this.sumUp(filled);
    const { progress, more } = await this.readOn(filled, stage);
    if (more) return true;
    return stage === 'fill' ? this.setAside(progress) : this.complete(progress);
  }

  private async readOn(rebuild: Filled, stage: Stage): Promise<{ readonly progress: Filled; readonly more: boolean }> {
    const { facts, position, more } = await this.nextFacts(rebuild.position);
    const readEvents = rebuild.readEvents + facts.length;
    const progress = { ...rebuild, position, readEvents };
    await this.apply(progress, stage, facts);
    if (Math.floor(readEvents / PROGRESS_EVERY) > Math.floor(rebuild.readEvents / PROGRESS_EVERY)) {
      this.parts.logger.info({ rebuildId: rebuild.rebuildId, readEvents }, 'figures are being rebuilt');
    }
    return { progress, more };
  }

  /** Pages of the owner's log up to so many facts: each transaction waits for the disk once. */
  private async nextFacts(after: string): Promise<{ readonly facts: readonly FactEnvelope[]; readonly position: string; readonly more: boolean }> {
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

  private async apply(progress: Filled, stage: Stage, facts: readonly FactEnvelope[]): Promise<void> {
    const { freshness, applyNews } = this.parts;
    await this.transaction(async (tx) => {
      if (stageOf(await freshness.lock(tx), progress.slot) !== stage) throw new Error('the copy beside the live figures is not what this step takes it for');
      await this.keep(tx, progress);
      await applyNews.run(tx, { slot: progress.slot, sums: stage === 'fill' ? 'later' : 'all' }, facts.flatMap((fact) => this.newsIn(fact)));
    });
  }

  /** Every change of figures holds the lock: whoever comes after this leaves the copy alone. */
  private async setAside(rebuild: Filled): Promise<boolean> {
    const { freshness } = this.parts;
    await this.transaction(async (tx) => {
      await freshness.lock(tx);
      await this.keep(tx, rebuild);
      await freshness.setAside(tx);
    });
    return true;
  }

  /** Live facts do not wait for this. What a process that ended here has made is made again. */
  private async sumUp(rebuild: Filled): Promise<boolean> {
    const { freshness, copies } = this.parts;
    await this.transaction(async (tx) => {
      await this.keep(tx, rebuild);
      await copies.clearSums(tx, rebuild.slot);
    });
    await this.transaction(async (tx) => {
      await this.keep(tx, rebuild);
      await copies.sumUp(tx, rebuild.slot);
      await freshness.summedUp(tx, rebuild.slot);
    });
    return true;
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

  private async complete(rebuild: Filled): Promise<boolean> {
    const missed = missedEvents(await this.transaction((tx) => this.parts.freshness.read(tx)));
    let lost = 0;
    let after = BEFORE_ALL_IDS;
    for (let missing = await this.behind(rebuild, after); missing.length > 0; missing = await this.behind(rebuild, after)) {
      await this.apply(rebuild, 'catch-up', await this.parts.log.get(missing.map(({ dossierId, version }) => ({ aggregateId: dossierId, fromVersion: version + 1 }))));
      const still = await this.behind(rebuild, after);
      if (progressed(missing, still)) continue;
      lost += still.length;
      after = still.at(-1)?.dossierId ?? after;
    }
    // Only the owner's log counts: what it does not know was never received, whatever the live figures say.
    if (lost > 0) this.parts.logger.warn({ rebuildId: rebuild.rebuildId, dossiers: lost }, 'dossiers of the live figures are not in the log of their owner');
    return !(await this.swap(rebuild, missed));
  }

  private behind({ slot }: Filled, after: string): Promise<BehindDossier[]> {
    return this.transaction((tx) => this.parts.copies.behind(tx, { live: otherSlot(slot), building: slot }, { after, max: BEHIND_MAX }));
  }

  private async swap(rebuild: Filled, missed: number): Promise<boolean> {
    const { freshness, copies, rebuilds, installation, logger } = this.parts;
    const swapped = await this.transaction(async (tx) => {
      const state = await freshness.lock(tx);
      if (missedEvents(state) !== missed) return null;
      await this.keep(tx, rebuild);
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

function stageOf({ buildingSlot, summedSlot }: FigureState, slot: Slot): Stage {
  if (buildingSlot === slot) return 'fill';
  return summedSlot === slot ? 'catch-up' : 'sum';
}

function progressed(before: readonly BehindDossier[], after: readonly BehindDossier[]): boolean {
  const versions = new Map(before.map(({ dossierId, version }) => [dossierId, version]));
  return after.length < before.length || after.some(({ dossierId, version }) => versions.get(dossierId) !== version);
}
