import type { Clock } from '@haicap/kernel';
import { z } from 'zod';
import { answerInTime } from '../limits/answer-in-time.js';
import type { RedisClient } from '../limits/rate-limits.js';
import type { SessionKeys } from './session-keys.js';
import { endsAtMs, hasEnded, idleMs, SESSION_MAX_MS, SessionsUnavailable, type NamedSession, type Session } from './session.js';

const REDIS_ANSWER_MAX_MS = 1_000;
/** Longer than identity may take for an answer, so nobody else renews meanwhile. */
const RENEWAL_LOCK_MS = 12_000;
const SESSIONS_LISTED_MAX = 100;

const sessionRecord = z.object({
  accountId: z.string(), kind: z.enum(['officer', 'citizen']), startedAtMs: z.number(), network: z.string(), device: z.string(),
  tokens: z.object({ accessToken: z.string(), accessExpiresAtMs: z.number(), refreshToken: z.string() }),
});

export interface ListedSession extends NamedSession {
  readonly lastUsedAtMs: number;
}

const recordKey = (sessionId: string) => `session:${sessionId}`;
const indexKey = (accountId: string) => `sessions-of:${accountId}`;

/**
 * Sessions in Redis: a record under the digest of its cookie, encrypted, that Redis forgets when it was idle for too long; and per
 * account an index of its sessions. An emptied Redis means that people sign in again and nothing else.
 */
export class SessionStore {
  constructor(private readonly redis: RedisClient, private readonly keys: SessionKeys, private readonly clock: Clock) {}

  async create(session: Session): Promise<string> {
    const cookie = this.keys.newCookie();
    const sessionId = this.keys.sessionIdOf(cookie) ?? '';
    await this.ask(this.redis.multi()
      .set(recordKey(sessionId), this.keys.seal(session, 'record', sessionId), { expiration: { type: 'PX', value: idleMs(session) } })
      // Of those that were left alone only the index still knows.
      .zRemRangeByScore(indexKey(session.accountId), 0, this.clock.now().getTime())
      .zAdd(indexKey(session.accountId), { score: endsAtMs(session), value: sessionId })
      .pExpire(indexKey(session.accountId), SESSION_MAX_MS)
      .exec());
    return cookie;
  }

  async find(sessionId: string): Promise<NamedSession | undefined> {
    const sealed = await this.ask(this.redis.get(recordKey(sessionId)));
    return sealed === null ? undefined : this.read(sealed, sessionId);
  }

  /** Somebody is there: the time until the session counts as left alone begins again. */
  async touch(session: NamedSession): Promise<void> {
    await this.ask(this.redis.pExpire(recordKey(session.sessionId), idleMs(session)));
  }

  /** Puts other tokens into a session that still exists, without making it live longer. */
  async saveTokens({ sessionId, ...session }: NamedSession): Promise<void> {
    await this.ask(this.redis.set(recordKey(sessionId), this.keys.seal(session, 'record', sessionId), { condition: 'XX', expiration: 'KEEPTTL' }));
  }

  /** True for the one who may renew the tokens of a session now: a renewal token is good once. */
  async lockRenewal(sessionId: string): Promise<boolean> {
    const locked = await this.ask(this.redis.set(`session-renewal:${sessionId}`, '1', { condition: 'NX', expiration: { type: 'PX', value: RENEWAL_LOCK_MS } }));
    return locked !== null;
  }

  async unlockRenewal(sessionId: string): Promise<void> {
    await this.ask(this.redis.del(`session-renewal:${sessionId}`));
  }

  /** Ends a session; false when the account had none of this name. */
  async end(sessionId: string, accountId: string): Promise<boolean> {
    const [deleted] = await this.ask(this.redis.multi().del(recordKey(sessionId)).zRem(indexKey(accountId), sessionId).exec());
    return Number(deleted) === 1;
  }

  /** Ends every session of the account but one; says how many still lived. */
  async endOthers(accountId: string, kept: string | undefined): Promise<number> {
    const names = (await this.ask(this.redis.zRange(indexKey(accountId), 0, -1))).filter((sessionId) => sessionId !== kept);
    const ended = await Promise.all(names.map((sessionId) => this.end(sessionId, accountId)));
    return ended.filter(Boolean).length;
  }

  /** The sessions of an account that still live, the youngest first. */
  async listOf(accountId: string): Promise<ListedSession[]> {
    const names = await this.ask(this.redis.zRange(indexKey(accountId), 0, SESSIONS_LISTED_MAX - 1, { REV: true }));
    const found = await Promise.all(names.map((sessionId) => this.look(sessionId)));
    return found.filter((session) => session?.accountId === accountId) as ListedSession[];
  }

  private async look(sessionId: string): Promise<ListedSession | undefined> {
    const [leftMs, session] = await Promise.all([this.ask(this.redis.pTTL(recordKey(sessionId))), this.find(sessionId)]);
    if (session === undefined || leftMs < 0) return undefined;
    // Each use sets the time that is left anew, so what has gone since tells when that was.
    return { ...session, lastUsedAtMs: this.clock.now().getTime() - (idleMs(session) - leftMs) };
  }

  private read(sealed: string, sessionId: string): NamedSession | undefined {
    const record = sessionRecord.safeParse(this.keys.open(sealed, 'record', sessionId));
    if (!record.success || hasEnded(record.data, this.clock.now().getTime())) return undefined;
    return { sessionId, ...record.data };
  }

  private async ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answerInTime(answer, REDIS_ANSWER_MAX_MS);
    } catch (error) {
      throw new SessionsUnavailable(error);
    }
  }
}
