import { hintSubject, type Actor, type DossierPresence, type PresentPerson } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import { hasRoom, isNews, PRESENCE_LASTS_MS, toWire, type Present } from './presence.js';
import type { PresenceStore } from './presence.store.js';

const POSTS_MAX = 3;

/** Keeps that somebody is at a dossier or left it, and wakes those who show it. The owner has said before that this person may read it. */
export class KeepPresence {
  constructor(private readonly store: PresenceStore, private readonly bus: Bus, private readonly clock: Clock) {}

  /** Who is there now. */
  at(dossierId: string): Promise<Present[]> {
    return this.store.at(dossierId, this.clock.now().getTime());
  }

  async come(dossierId: string, actor: Actor, doing: PresentPerson['doing']): Promise<DossierPresence> {
    const people = await this.at(dossierId);
    const { accountId, posts } = actor;
    const present = { accountId, posts: posts.slice(0, POSTS_MAX), doing, untilMs: this.clock.now().getTime() + PRESENCE_LASTS_MS };
    if (hasRoom(people, accountId)) {
      await this.store.put(dossierId, present);
      if (isNews(people.find((one) => one.accountId === accountId), present)) this.bus.hint(hintSubject.presence(dossierId));
    }
    return { dossierId, people: people.filter((one) => one.accountId !== accountId).map(toWire) };
  }

  async leave(dossierId: string, { accountId }: Actor): Promise<void> {
    if (await this.store.remove(dossierId, accountId)) this.bus.hint(hintSubject.presence(dossierId));
  }
}
