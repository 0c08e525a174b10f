import type { Actor } from '@haicap/contracts';
import { TokenVerifier } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../edge/problem.js';
import { bearerOf } from '../edge/read-request.js';
import { wantsStream } from '../live/event-streams.js';
import type { AccountWatch } from './account-watch.js';
import type { RenewSession } from './renew-session.js';
import type { SessionKeys } from './session-keys.js';
import type { SessionStore } from './session.store.js';
import { SessionsUnavailable, startedAtS, type NamedSession } from './session.js';

export const SESSION_COOKIE = '__Host-haicap';
const CSRF_HEADER = 'x-csrf-token';
/** A page says so of what it reads and says by itself while nobody is before it. */
const UNATTENDED_HEADER = 'x-unattended';
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who asks: the token the owner will see, whose it is, and the session it came from, if it came from one. */
export interface Caller {
  readonly token: string;
  readonly actor: Actor;
  readonly sessionId: string | undefined;
  readonly issuedAtS: number;
}

interface CallersParts {
  readonly tokens: TokenVerifier;
  readonly sessions: SessionStore;
  readonly renewSession: RenewSession;
  readonly keys: SessionKeys;
  readonly accounts: AccountWatch;
  readonly publicOrigin: string;
}

/**
 * Finds out who asks. A program shows its token; a browser shows a cookie, behind which the gateway keeps one. A cookie comes along
 * with whatever page made the request, so a write by cookie also has to come from a page of ours and to carry the token only those know.
 */
@Injectable()
export class Callers {
  constructor(private readonly parts: CallersParts) {}

  /** The caller of a route that is for somebody; throws the problem that says what is missing. */
  async identify(request: FastifyRequest): Promise<Caller> {
    const bearer = bearerOf(request.headers.authorization);
    if (bearer !== undefined) {
      const counting = await this.countingOf(bearer);
      // Posts that were taken away are in it still; whoever holds others gets another token.
      if (!this.parts.accounts.isCurrent(counting.actor.accountId, counting.issuedAtS)) throw new Problem('TOKEN_INVALID');
      return { token: bearer, sessionId: undefined, ...counting };
    }
    const session = await this.sessionOf(request);
    if (session === undefined) throw new Problem(request.cookies[SESSION_COOKIE] === undefined ? 'TOKEN_MISSING' : 'TOKEN_INVALID');
    const { accessToken } = session.tokens;
    return { token: accessToken, sessionId: session.sessionId, ...(await this.countingOf(accessToken)) };
  }

  /** The session of a request, renewed where it has to be; undefined when there is none any more that counts. */
  async sessionOf(request: FastifyRequest): Promise<NamedSession | undefined> {
    const found = await this.shownSession(request);
    if (found === undefined || !this.parts.accounts.counts(found.accountId, startedAtS(found))) return undefined;
    const { sessions, renewSession } = this.parts;
    const [renewed] = await Promise.all([renewSession.run(found), isUse(request) ? sessions.touch(found) : undefined]);
    return renewed;
  }

  /** The session of the cookie as it lies there: whoever signs out needs nothing of identity. */
  async shownSession(request: FastifyRequest): Promise<NamedSession | undefined> {
    const sessionId = this.parts.keys.sessionIdOf(request.cookies[SESSION_COOKIE]);
    if (sessionId === undefined) return undefined;
    if (!READS.has(request.method)) this.checkOwnPage(request, sessionId);
    return this.parts.sessions.find(sessionId);
  }

  private checkOwnPage(request: FastifyRequest, sessionId: string): void {
    if (request.headers.origin !== this.parts.publicOrigin) throw new Problem('ORIGIN_FOREIGN');
    if (!this.parts.keys.isCsrfTokenOf(sessionId, request.headers[CSRF_HEADER])) throw new Problem('CSRF_TOKEN_WRONG');
  }

  /** Whether what a caller showed still counts, for whoever goes on answering it. */
  stillCounts({ actor, issuedAtS }: { readonly actor: Actor | null; readonly issuedAtS?: number | undefined }): boolean {
    const { accounts } = this.parts;
    return actor === null || (accounts.counts(actor.accountId, issuedAtS ?? 0) && accounts.isCurrent(actor.accountId, issuedAtS ?? 0));
  }

  /** The same, and that the session it came from has not been ended meanwhile. A Redis that is away has ended nothing: what is open goes on, and nothing new is opened. */
  async isStillOpen(admitted: { readonly actor: Actor | null; readonly issuedAtS?: number | undefined; readonly sessionId?: string | undefined }): Promise<boolean> {
    if (!this.stillCounts(admitted)) return false;
    if (admitted.sessionId === undefined) return true;
    try {
      return (await this.parts.sessions.find(admitted.sessionId)) !== undefined;
    } catch (error) {
      if (error instanceof SessionsUnavailable) return true;
      throw error;
    }
  }

  private async countingOf(token: string): Promise<Pick<Caller, 'actor' | 'issuedAtS'>> {
    const { tokens, accounts } = this.parts;
    const verified = await tokens.inspect(token);
    if (verified === null) throw new Problem('TOKEN_INVALID');
    // Who was locked out is not let in only because nobody has been asked yet.
    if (!(await accounts.isKnown())) throw new Problem('SERVICE_UNAVAILABLE', { service: 'identity' });
    const { actor, issuedAtS } = verified;
    if (!accounts.counts(actor.accountId, issuedAtS)) throw new Problem('TOKEN_INVALID');
    return { actor, issuedAtS };
  }
}

/** A page that follows something asks again by itself: that nobody sits before it any more must still be noticed. */
function isUse(request: FastifyRequest): boolean {
  return !wantsStream(request) && request.headers[UNATTENDED_HEADER] === undefined;
}
