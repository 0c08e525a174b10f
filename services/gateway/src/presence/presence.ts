import { actorPost, doing, PRESENCE_LASTS_S, PRESENT_PEOPLE_MAX, type PresentPerson } from '@haicap/contracts';
import { z } from 'zod';

/** Somebody at a dossier, and until when that counts unless it is said again. */
export interface Present extends PresentPerson {
  readonly untilMs: number;
}

/** Redis is away or silent: nobody can be shown, and nothing else is lost. */
export class PresenceUnavailable extends Error {
  constructor(cause: unknown) {
    super('presence cannot be kept', { cause });
    this.name = 'PresenceUnavailable';
  }
}

const kept = z.object({ posts: z.array(actorPost), doing, untilMs: z.number() });

export const PRESENCE_LASTS_MS = PRESENCE_LASTS_S * 1_000;

export function writePresent({ posts, doing: what, untilMs }: Present): string {
  return JSON.stringify({ posts, doing: what, untilMs });
}

/** Who is there at that instant, of what is kept by account, and who is not any more. What cannot be read is as good as gone. */
export function presentAt(byAccount: Readonly<Record<string, string>>, nowMs: number): { readonly people: Present[]; readonly gone: string[] } {
  const people: Present[] = [];
  const gone: string[] = [];
  for (const accountId of Object.keys(byAccount).sort()) {
    const read = readKept(byAccount[accountId] ?? '');
    if (read === undefined || read.untilMs <= nowMs) gone.push(accountId);
    else people.push({ accountId, ...read });
  }
  return { people, gone };
}

/** Whether one more may be told of; whoever is there already may say so again. */
export function hasRoom(people: readonly Present[], accountId: string): boolean {
  return people.length < PRESENT_PEOPLE_MAX || people.some((one) => one.accountId === accountId);
}

/** Whether others see a difference: refreshing alone is none. */
export function isNews(before: Present | undefined, now: PresentPerson): boolean {
  return before?.doing !== now.doing;
}

/** When the first of them counts as gone. */
export function nextEndMs(people: readonly Present[]): number {
  return Math.min(...people.map(({ untilMs }) => untilMs));
}

export function toWire({ accountId, posts, doing: what }: Present): PresentPerson {
  return { accountId, posts, doing: what };
}

function readKept(text: string): z.infer<typeof kept> | undefined {
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    // A record of another release: it is gone within a minute.
    return undefined;
  }
}
