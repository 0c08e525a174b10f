import type { Clock } from '@haicap/kernel';
import { SignInRefused, type IdentityClient } from './identity-client.js';
import { isUsable, needsRenewal, type NamedSession } from './session.js';
import type { SessionStore } from './session.store.js';

const LOOK_AGAIN_MS = 100;
const OTHERS_RENEW_MAX_MS = 10_000;

/**
 * Renews the tokens of a session shortly before they end. A renewal token is good once, and a page asks for many things at the
 * same moment: one request renews, of this process and of all others, and the rest goes on with what there is or waits.
 */
export class RenewSession {
  private readonly underWay = new Map<string, Promise<NamedSession | undefined>>();

  constructor(private readonly sessions: SessionStore, private readonly identity: IdentityClient, private readonly clock: Clock) {}

  /** The session with tokens that can be used; undefined when the issuer does not renew it any more. */
  async run(session: NamedSession): Promise<NamedSession | undefined> {
    if (!needsRenewal(session.tokens, this.nowMs())) return session;
    const { sessionId } = session;
    const begun = this.underWay.get(sessionId);
    if (begun !== undefined && isUsable(session.tokens, this.nowMs())) return session;
    const renewal = begun ?? this.renewOnce(session).finally(() => this.underWay.delete(sessionId));
    this.underWay.set(sessionId, renewal);
    try {
      return await renewal;
    } catch (error) {
      // Identity is away: what is still valid is still used.
      if (isUsable(session.tokens, this.nowMs())) return session;
      throw error;
    }
  }

  private async renewOnce(found: NamedSession): Promise<NamedSession | undefined> {
    const { sessionId } = found;
    if (!(await this.sessions.lockRenewal(sessionId))) return this.waitForOthers(found);
    try {
      // Somebody else may have renewed it between our look and the lock.
      const session = await this.sessions.find(sessionId);
      if (session === undefined || !needsRenewal(session.tokens, this.nowMs())) return session;
      const renewed = { ...session, tokens: await this.identity.renew(session.tokens.refreshToken) };
      await this.sessions.saveTokens(renewed);
      return renewed;
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      await this.sessions.end(sessionId, found.accountId);
      return undefined;
    } finally {
      await this.sessions.unlockRenewal(sessionId);
    }
  }

  private async waitForOthers(found: NamedSession): Promise<NamedSession | undefined> {
    if (isUsable(found.tokens, this.nowMs())) return found;
    const untilMs = this.nowMs() + OTHERS_RENEW_MAX_MS;
    while (this.nowMs() < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      const session = await this.sessions.find(found.sessionId);
      if (session === undefined || isUsable(session.tokens, this.nowMs())) return session;
    }
    return undefined;
  }

  private nowMs(): number {
    return this.clock.now().getTime();
  }
}
