import { answerInTime } from '../limits/answer-in-time.js';
import type { RedisClient } from '../limits/rate-limits.js';
import { PRESENCE_LASTS_MS, PresenceUnavailable, presentAt, writePresent, type Present } from './presence.js';

const REDIS_ANSWER_MAX_MS = 1_000;

const keyOf = (dossierId: string) => `presence:${dossierId}`;

/** Who is at which dossier, in Redis by account and posts, for less than a minute after it was last said. */
export class PresenceStore {
  constructor(private readonly redis: RedisClient) {}

  async at(dossierId: string, nowMs: number): Promise<Present[]> {
    const { people, gone } = presentAt(await this.ask(this.redis.hGetAll(keyOf(dossierId))), nowMs);
    // A dossier that is never left alone would keep everybody who was ever at it.
    if (gone.length > 0) await this.ask(this.redis.hDel(keyOf(dossierId), gone));
    return people;
  }

  async put(dossierId: string, present: Present): Promise<void> {
    await this.ask(this.redis.multi().hSet(keyOf(dossierId), present.accountId, writePresent(present)).pExpire(keyOf(dossierId), PRESENCE_LASTS_MS).exec());
  }

  /** False when the account was not there. */
  async remove(dossierId: string, accountId: string): Promise<boolean> {
    return (await this.ask(this.redis.hDel(keyOf(dossierId), accountId))) > 0;
  }

  private async ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answerInTime(answer, REDIS_ANSWER_MAX_MS);
    } catch (error) {
      throw new PresenceUnavailable(error);
    }
  }
}
