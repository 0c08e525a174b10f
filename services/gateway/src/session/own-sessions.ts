import type { Actor, endOtherSessions, endSession, listSessions, lookUpSession, RpcReply } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../edge/problem.js';
import type { AccountWatch } from './account-watch.js';
import type { Callers } from './callers.js';
import type { SessionKeys } from './session-keys.js';
import type { SessionStore } from './session.store.js';
import { endsAtMs, idleMs, startedAtS } from './session.js';

/** Whoever asks about the own sessions; `sessionId` is that of the browser that asks, where it is one. */
interface Asking {
  readonly actor: Actor | null;
  readonly sessionId?: string | undefined;
}

const timeText = (ms: number) => formatOffsetTime(new Date(ms));

/** What people see of their sessions and do to them. */
export class OwnSessions {
  constructor(private readonly parts: { readonly callers: Callers; readonly sessions: SessionStore; readonly keys: SessionKeys; readonly accounts: AccountWatch }) {}

  async current(request: FastifyRequest): Promise<RpcReply<typeof lookUpSession>> {
    const session = await this.parts.callers.sessionOf(request);
    if (session === undefined) return { signedIn: false };
    const { sessionId, kind } = session;
    return { signedIn: true, sessionId, kind, csrfToken: this.parts.keys.csrfTokenOf(sessionId), idleMinutes: idleMs(session) / 60_000, endsAt: timeText(endsAtMs(session)) };
  }

  async list({ actor, sessionId: current }: Asking): Promise<RpcReply<typeof listSessions>> {
    const sessions = actor === null ? [] : await this.parts.sessions.listOf(actor.accountId);
    return {
      // One that an administrator has ended counts no more, whatever of it is left.
      items: sessions.filter((session) => this.parts.accounts.counts(session.accountId, startedAtS(session))).map(({ sessionId, network, device, startedAtMs, lastUsedAtMs }) => ({
        sessionId, startedAt: timeText(startedAtMs), lastUsedAt: timeText(lastUsedAtMs), endsAt: timeText(endsAtMs({ startedAtMs })),
        network, device, current: sessionId === current,
      })),
    };
  }

  async endOthers({ actor, sessionId }: Asking): Promise<RpcReply<typeof endOtherSessions>> {
    return { ended: actor === null ? 0 : await this.parts.sessions.endOthers(actor.accountId, sessionId) };
  }

  async end({ actor }: Asking, sessionId: string): Promise<RpcReply<typeof endSession>> {
    const found = await this.parts.sessions.find(sessionId);
    // Somebody else's session is one that is not there.
    if (found === undefined || found.accountId !== actor?.accountId) throw new Problem('SESSION_NOT_FOUND');
    await this.parts.sessions.end(sessionId, found.accountId);
    return { sessionId, ended: true };
  }
}
