import type { Clock } from '@haicap/kernel';
import { SignInRefused, type IdentityClient } from './identity-client.js';
import { isUsable, needsRenewal, type NamedSession } from './session.js';
import type { SessionStore } from './session.store.js';

const LOOK_AGAIN_MS = 100;
const OTHERS_RENEW_MAX_MS = 10_000;

interface Parts {
  readonly sessions: SessionStore;
  readonly identity: Pick<IdentityClient, 'renew'>;
  /** Whether its token carries posts that are no longer right, whatever time it has left. */
  readonly isOutdated: (session: NamedSession) => Promise<boolean>;
  readonly clock: Clock;
}

/**
 * Renews the tokens of a session shortly before they end, and when they say what is no longer right. A renewal token is good once, and a
 * page asks for many things at the same moment: one request renews, of this process and of all others, and the rest goes on with what
 * there is or waits.
 */
export class RenewSession {
  private readonly underWay = new Map<string, Promise<NamedSession | undefined>>();

  constructor(private readonly parts: Parts) {}

  /** The session with tokens that can be used; undefined when the issuer does not renew it any more. */
  async run(session: NamedSession): Promise<NamedSession | undefined> {
    const isOutdated = await this.parts.isOutdated(session);
    const canGoOn = () => !isOutdated && isUsable(session.tokens, this.nowMs());
    if (!isOutdated && !needsRenewal(session.tokens, this.nowMs())) return session;
    const { sessionId } = session;
    const begun = this.underWay.get(sessionId);
    if (begun !== undefined && canGoOn()) return session;
    const renewal = begun ?? this.renewOnce(session, canGoOn).finally(() => this.underWay.delete(sessionId));
    this.underWay.set(sessionId, renewal);
    try {
      return await renewal;
    } catch (error) {
      // Identity is away: what is still valid is still used.
      if (canGoOn()) return session;
      throw error;
    }
  }

  private async renewOnce(found: NamedSession, canGoOn: () => boolean): Promise<NamedSession | undefined> {
    const { sessions, identity } = this.parts;
    const { sessionId } = found;
    if (!(await sessions.lockRenewal(sessionId))) return canGoOn() ? found : this.waitForOthers(found);
    try {
      // Somebody else may have renewed it between our look and the lock.
      const session = await sessions.find(sessionId);
      if (session === undefined || isOther(session, found)) return session;
      const renewed = { ...session, tokens: await identity.renew(session.tokens.refreshToken) };
      await sessions.saveTokens(renewed);
      return renewed;
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      await sessions.end(sessionId, found.accountId);
      return undefined;
    } finally {
      await sessions.unlockRenewal(sessionId);
    }
  }

  private async waitForOthers(found: NamedSession): Promise<NamedSession | undefined> {
    const untilMs = this.nowMs() + OTHERS_RENEW_MAX_MS;
    while (this.nowMs() < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      const session = await this.parts.sessions.find(found.sessionId);
      if (session === undefined || isOther(session, found)) return session;
    }
    return undefined;
  }

  private nowMs(): number {
    return this.parts.clock.now().getTime();
  }
}

/** Whether somebody has renewed it. */
const isOther = (session: NamedSession, { tokens }: NamedSession): boolean => session.tokens.accessToken !== tokens.accessToken;
