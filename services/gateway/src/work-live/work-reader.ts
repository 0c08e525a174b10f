import { kindOf, type Actor, type DossierPresence, type lookUpWorkReach, type RpcReply, type WireError, type WorkResyncEvent } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import type { EventStream } from '../live/event-streams.js';
import { concerns, Measure, type Reach, type RecentNews, type WorkNews } from './work-live.js';

/** Told one by one within a second; what is more is one request to read the lists again. */
const EVENTS_MAX = 50;
const PERIOD_MS = 1_000;
/** What was delegated or merged meanwhile counts after this at the latest; posts and sessions that end are noticed sooner, by the token. */
const REACH_TRUST_MS = 60_000;

export interface Reading {
  readonly actor: Actor;
  readonly reach: Reach;
  /** The number of the last event the reader has seen. */
  readonly lastEventId: string | undefined;
  /** Asks the owner again, with the reader's own rights. */
  readonly askReach: () => Promise<Result<RpcReply<typeof lookUpWorkReach>, WireError>>;
  /** Whether session and token still count. */
  readonly isStillOpen: () => Promise<boolean>;
}

/** One open stream of work: what it may be told, and how far it was told. */
export class WorkReader {
  readonly accountId: string;
  /** Dossiers the person has open, with the time until which that counts. */
  readonly open = new Map<string, number>();
  reach: Reach;
  private reachAtMs = performance.now();
  private toldId: string;
  private readonly measure = new Measure(EVENTS_MAX, PERIOD_MS);
  private later: NodeJS.Timeout | undefined;

  constructor(private readonly stream: EventStream, private readonly reading: Reading, private readonly recent: RecentNews) {
    this.accountId = reading.actor.accountId;
    this.reach = reading.reach;
    this.toldId = reading.lastEventId ?? '';
    stream.onClose(() => clearTimeout(this.later));
  }

  /** Begins with what came since the reader was last told something, or says that this is not known. */
  begin(isFollowing: boolean): void {
    const missed = isFollowing ? this.recent.after(this.reading.lastEventId) : undefined;
    if (missed === undefined) return this.resync('opened');
    for (const { id, news } of missed) this.tell(id, news);
  }

  tell(id: string, news: WorkNews): void {
    if (!concerns(this, news) || this.later !== undefined) return;
    const waitMs = this.measure.waitMs(performance.now());
    if (waitMs > 0) this.later = setTimeout(() => this.resync('busy'), waitMs);
    else this.push(news.name, news.event, id);
  }

  resync(reason: WorkResyncEvent['reason']): void {
    clearTimeout(this.later);
    this.later = undefined;
    this.push('resync', { reason }, this.recent.lastId);
  }

  /** Who else is at a dossier that this person has open. */
  show(presence: DossierPresence, untilMs: number): void {
    this.open.set(presence.dossierId, untilMs);
    this.push('presence', { ...presence, people: presence.people.filter(({ accountId }) => accountId !== this.accountId) }, this.toldId);
  }

  leave(dossierId: string): void {
    this.open.delete(dossierId);
  }

  /** Ends the stream when its session has ended, and asks again whose dossiers it may tell of. */
  async check(nowMs: number): Promise<void> {
    for (const [dossierId, untilMs] of this.open) if (untilMs < nowMs) this.open.delete(dossierId);
    if (!(await this.reading.isStillOpen())) return this.stream.close();
    if (performance.now() - this.reachAtMs < REACH_TRUST_MS) return;
    const reply = await this.reading.askReach();
    if (reply.ok) [this.reach, this.reachAtMs] = [reply.value, performance.now()];
    // An owner that is away comes back; a right that has ended does not.
    else if (kindOf(reply.error.code) !== 'unavailable') this.stream.close();
  }

  private push(event: string, data: unknown, id: string): void {
    this.toldId = id;
    this.stream.push(event, data, id);
  }
}
