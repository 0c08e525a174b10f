import { randomBytes } from 'node:crypto';
import { hintSubject, type DossierPresence } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import type { Logger } from '@haicap/service-kit';
import type { EventStream } from '../live/event-streams.js';
import { nextEndMs, toWire, type Present } from '../presence/presence.js';
import type { KeepPresence } from '../presence/keep-presence.js';
import type { TimelineFeed } from '../timeline/timeline.feed.js';
import { newsOf, RecentNews } from './work-live.js';
import { WorkReader, type Reading } from './work-reader.js';

/** How soon a stream ends after its session, and how long one is shown who is gone without saying so. */
const CHECK_MS = 5_000;
const RECENT_MAX = 2_000;
const EVERY_PRESENCE = hintSubject.presence('*');

export interface WorkLiveParts {
  readonly feed: TimelineFeed;
  readonly presence: KeepPresence;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly checkMs?: number;
}

/**
 * What happens in the units of those who are signed in, told to their browsers: which dossier is in another version, and who is at a
 * dossier they have open. It carries nothing of a dossier; whoever is told reads it with the own rights.
 */
export class WorkLiveHub {
  private readonly readers = new Set<WorkReader>();
  private readonly recent = new RecentNews(randomBytes(4).toString('hex'), RECENT_MAX);
  /** Dossiers whose people somebody here sees, with the time at which the first of these counts as gone. */
  private readonly shown = new Map<string, number>();
  private detach: (() => void) | undefined;
  private unlisten: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: WorkLiveParts) {}

  start(): void {
    this.detach = this.parts.bus.onHint(EVERY_PRESENCE, (subject) => this.showAgain(subject.slice(EVERY_PRESENCE.length - 1)));
    this.timer = setInterval(() => void this.check(), this.parts.checkMs ?? CHECK_MS);
  }

  stop(): void {
    this.detach?.();
    this.unlisten?.();
    clearInterval(this.timer);
  }

  watch(stream: EventStream, reading: Reading): void {
    const reader = new WorkReader(stream, reading, this.recent);
    this.readers.add(reader);
    const { feed } = this.parts;
    this.unlisten ??= feed.listen({ onFact: (fact) => this.tell(fact), onGap: () => this.tellGap() });
    // After the facts are listened to: a reader who has left already is forgotten at once, and the facts with the last one.
    stream.onClose(() => this.forget(reader));
    // While facts do not reach this replica yet, the gap that ends this is told soon.
    reader.begin(feed.isFollowing);
  }

  /** Reads anew who is at a dossier, and shows it to those of them who follow here. */
  async show(dossierId: string): Promise<void> {
    if (this.readers.size === 0) return;
    const people = await this.parts.presence.at(dossierId);
    const here = [...this.readers].filter(({ accountId }) => people.some((one) => one.accountId === accountId));
    for (const reader of this.readers) if (!here.includes(reader)) reader.leave(dossierId);
    if (here.length === 0) this.shown.delete(dossierId);
    else this.shown.set(dossierId, nextEndMs(people));
    const presence: DossierPresence = { dossierId, people: people.map(toWire) };
    for (const reader of here) reader.show(presence, untilOf(people, reader.accountId));
  }

  private showAgain(dossierId: string): void {
    this.show(dossierId).catch((error: unknown) => this.parts.logger.debug({ err: error }, 'who is at a dossier cannot be read'));
  }

  private tell(fact: unknown): void {
    const news = newsOf(fact);
    if (news === undefined) return;
    const id = this.recent.add(news);
    for (const reader of this.readers) reader.tell(id, news);
  }

  private tellGap(): void {
    this.recent.forget();
    for (const reader of this.readers) reader.resync('gap');
  }

  private forget(reader: WorkReader): void {
    this.readers.delete(reader);
    if (this.readers.size > 0) return;
    this.unlisten?.();
    this.unlisten = undefined;
    this.shown.clear();
    // What comes while nobody listens is not kept.
    this.recent.forget();
  }

  private async check(): Promise<void> {
    const nowMs = this.parts.clock.now().getTime();
    for (const [dossierId, endMs] of this.shown) if (endMs <= nowMs) this.showAgain(dossierId);
    const checks = await Promise.allSettled([...this.readers].map((reader) => reader.check(nowMs)));
    for (const one of checks) if (one.status === 'rejected') this.parts.logger.error({ err: one.reason as unknown }, 'a stream of work cannot be checked');
  }
}

const untilOf = (people: readonly Present[], accountId: string): number => people.find((one) => one.accountId === accountId)?.untilMs ?? 0;
