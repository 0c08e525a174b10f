import type { RpcReply, lookUpWorkReach, WorkDeferredEvent, WorkDossierEvent } from '@haicap/contracts';
import { z } from 'zod';

export type Reach = RpcReply<typeof lookUpWorkReach>;

const unitId = z.uuid().optional().catch(undefined);
/** What is read of a fact about a dossier. Which units it stands between is in every fact; who was asked or left behind, in those that say so. */
const dossierNews = z.object({
  subject: z.uuid(), version: z.int(), type: z.string(),
  data: z.object({ receivingUnitId: unitId, competentUnitId: unitId, returningUnitId: unitId, consultedUnitId: unitId, fromUnitId: unitId, toUnitId: unitId }).catch({}),
});

const deferredNews = z.object({
  type: z.string(), data: z.object({ deferredCommandId: z.uuid(), dossierId: z.uuid(), accountId: z.string(), outcome: z.enum(['done', 'refused']).optional() }),
});

/** A change of a dossier and the units it concerns, or the end of a command that somebody kept for later. */
export type WorkNews =
  | { readonly name: 'dossier'; readonly event: WorkDossierEvent; readonly unitIds: readonly string[] }
  | { readonly name: 'deferred'; readonly event: WorkDeferredEvent; readonly accountId: string };

/** Reads a fact of the noun dossier or deferred-command; undefined when it is none, or tells of nothing that has come about. */
export function newsOf(fact: unknown): WorkNews | undefined {
  const deferred = deferredNews.safeParse(fact);
  if (deferred.success) return deferredNewsOf(deferred.data);
  const read = dossierNews.safeParse(fact);
  if (!read.success) return undefined;
  const { subject, version, type, data } = read.data;
  return { name: 'dossier', event: { dossierId: subject, version, what: whatOf(type) }, unitIds: [...new Set(Object.values(data).filter((id) => id !== undefined))] };
}

function deferredNewsOf({ type, data: { deferredCommandId, dossierId, accountId, outcome } }: z.infer<typeof deferredNews>): WorkNews | undefined {
  const state = outcome ?? (whatOf(type) === 'withdrawn' ? 'withdrawn' as const : undefined);
  return state && { name: 'deferred', event: { deferredCommandId, dossierId, state }, accountId };
}

/** Who reads: the account, whose dossiers it may be told of, and which it has open. */
export interface Watching {
  readonly accountId: string;
  readonly reach: Reach;
  readonly open: { has(dossierId: string): boolean };
}

/** Whether the news is for somebody: for who reads the dossiers of these units or has this very dossier open, and what was kept for later for its writer alone. */
export function concerns({ accountId, reach: { everywhere, unitIds }, open }: Watching, news: WorkNews): boolean {
  if (news.name === 'deferred') return news.accountId === accountId;
  return everywhere || open.has(news.event.dossierId) || news.unitIds.some((id) => unitIds.includes(id));
}

// `vn.haicap.dossier.dossier.supplement-requested.v1`
const whatOf = (type: string): string => type.split('.').at(-2) ?? type;

/** The news of a while, numbered, so that whoever comes back is told what came meanwhile. A number means something to this run of this process alone. */
export class RecentNews {
  private readonly kept: WorkNews[] = [];
  /** The number of the first one kept. */
  private first = 1;

  constructor(private readonly run: string, private readonly max: number) {}

  add(news: WorkNews): string {
    this.kept.push(news);
    if (this.kept.length > this.max) {
      this.kept.shift();
      this.first += 1;
    }
    return this.lastId;
  }

  /** Some may have been missed: what was given out before cannot be continued. */
  forget(): void {
    this.first += this.kept.length + 1;
    this.kept.length = 0;
  }

  get lastId(): string {
    return `${this.run}-${this.first + this.kept.length - 1}`;
  }

  /** Everything after the number a reader has seen; undefined when that is not known any more. */
  after(id: string | undefined): readonly { readonly id: string; readonly news: WorkNews }[] | undefined {
    const [run, number] = (id ?? '').split('-');
    const seen = Number(number);
    const last = this.first + this.kept.length - 1;
    if (run !== this.run || !Number.isInteger(seen) || seen < this.first - 1 || seen > last) return undefined;
    return this.kept.slice(seen - this.first + 1).map((news, place) => ({ id: `${this.run}-${seen + 1 + place}`, news }));
  }
}

/** How much a reader is told one by one in a period. */
export class Measure {
  private count = 0;
  private endsAtMs = 0;

  constructor(private readonly max: number, private readonly periodMs: number) {}

  /** Zero when there is room for one more; otherwise after how long the period is over. */
  waitMs(nowMs: number): number {
    if (nowMs >= this.endsAtMs) [this.count, this.endsAtMs] = [0, nowMs + this.periodMs];
    if (this.count < this.max) {
      this.count += 1;
      return 0;
    }
    return this.endsAtMs - nowMs;
  }
}
