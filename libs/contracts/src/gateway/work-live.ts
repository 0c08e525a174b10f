import { z } from 'zod';
import { actorPost } from '../core/actor.js';

/** What somebody does with a dossier that lies open before them. */
export const DOINGS = ['reading', 'editing', 'deciding'] as const;
export const doing = z.enum(DOINGS);

/** How often whoever is there says so again, and when one who says nothing more counts as gone. */
export const PRESENCE_REFRESH_S = 20;
export const PRESENCE_LASTS_S = 45;
/** More people at one dossier than these are not shown. */
export const PRESENT_PEOPLE_MAX = 20;

/** Somebody at a dossier: an account and its posts. Names are for whoever may read the officers of the unit. */
export const presentPerson = z.object({ accountId: z.string(), posts: z.array(actorPost), doing });
export type PresentPerson = z.infer<typeof presentPerson>;

export const dossierPresence = z.object({
  dossierId: z.uuid(),
  /** The others; the own account is not among them. */
  people: z.array(presentPerson).max(PRESENT_PEOPLE_MAX),
});
export type DossierPresence = z.infer<typeof dossierPresence>;

/** A dossier of the own units is in another version. It makes what was read stale and carries nothing of the dossier. */
export const workDossierEvent = z.object({ dossierId: z.uuid(), version: z.int(), what: z.string() });
export type WorkDossierEvent = z.infer<typeof workDossierEvent>;

/** A command that one kept for later has ended: the own one, however it did. */
export const workDeferredEvent = z.object({ deferredCommandId: z.uuid(), dossierId: z.uuid(), state: z.enum(['withdrawn', 'done', 'refused']) });
export type WorkDeferredEvent = z.infer<typeof workDeferredEvent>;

/** Events may have been missed: what was read before counts as stale. */
export const workResyncEvent = z.object({ reason: z.enum(['opened', 'gap', 'busy']) });
export type WorkResyncEvent = z.infer<typeof workResyncEvent>;

/** What the stream of work says, by the name of the event. */
export const WORK_LIVE_EVENTS = { dossier: workDossierEvent, deferred: workDeferredEvent, presence: dossierPresence, resync: workResyncEvent } as const;
