import { networkOf } from '../limits/network-of.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Clock } from '@haicap/kernel';
import type { Logger, TokenVerifier } from '@haicap/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '../edge/problem.js';
import { SESSION_COOKIE, type Callers } from './callers.js';
import { CALLBACK_PATH, IdentityUnavailable, SignInRefused, type IdentityClient } from './identity-client.js';
import type { SessionKeys } from './session-keys.js';
import type { SessionStore } from './session.store.js';
import { deviceOf, returnPathOf, SESSION_MAX_MS, SessionsUnavailable, type SessionTokens } from './session.js';
import { signInFailedPage } from './sign-in-page.js';

const SIGN_IN_PATH = '/auth/sign-in';
const SIGN_OUT_PATH = '/auth/sign-out';
/** Holds what a sign-in under way is held to, sealed; so beginning one leaves nothing behind on our side. */
const SIGN_IN_COOKIE = '__Host-haicap-sign-in';
const SIGN_IN_MAX_S = 3600;

const underWay = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string(), returnTo: z.string(), beganAtMs: z.number() });

// `__Host-`: Secure, for this host alone and for all of it. Lax, so a link from elsewhere finds the person signed in.
const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export interface SignInParts {
  readonly identity: IdentityClient;
  readonly sessions: SessionStore;
  readonly keys: SessionKeys;
  readonly callers: Callers;
  readonly tokens: TokenVerifier;
  readonly limits: RateLimits;
  readonly publicOrigin: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

/** The three addresses a browser signs in and out by. What a page of ours asks afterwards is a declared route like all others. */
export function serveSignIn(http: FastifyInstance, parts: SignInParts): void {
  const options = { errorHandler: parts.onError };
  http.get(SIGN_IN_PATH, options, (request, reply) => begin(parts, request, reply));
  http.get(CALLBACK_PATH, options, (request, reply) => finish(parts, request, reply));
  http.post(SIGN_OUT_PATH, options, (request, reply) => signOut(parts, request, reply));
}

async function begin({ identity, keys, limits, publicOrigin, clock }: SignInParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await limits.admitOidcRequest(request.ip);
  const { checks, url } = await identity.begin();
  // Who begins again names no page: it is the one that was wanted at first.
  const { returnTo = underWayIn(keys, request)?.returnTo } = request.query as { returnTo?: unknown };
  const sealed = keys.seal({ ...checks, returnTo: returnPathOf(returnTo, publicOrigin), beganAtMs: clock.now().getTime() }, 'sign-in', SIGN_IN_COOKIE);
  return reply.header('cache-control', 'no-store').setCookie(SIGN_IN_COOKIE, sealed, { ...cookieOptions, maxAge: SIGN_IN_MAX_S }).redirect(url, 303);
}

async function finish(parts: SignInParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { keys, identity, clock, limits, logger } = parts;
  await limits.admitOidcRequest(request.ip);
  reply.header('cache-control', 'no-store').clearCookie(SIGN_IN_COOKIE, cookieOptions);
  const began = underWayIn(keys, request);
  if (began === undefined || clock.now().getTime() - began.beganAtMs > SIGN_IN_MAX_S * 1_000) return signInFailedPage(reply, 'expired', began?.returnTo);
  try {
    const tokens = await identity.finish(request.url, began);
    reply.setCookie(SESSION_COOKIE, await open(parts, request, tokens), { ...cookieOptions, maxAge: SESSION_MAX_MS / 1_000 });
    return await reply.redirect(began.returnTo, 303);
  } catch (error) {
    if (error instanceof SignInRefused) return signInFailedPage(reply, 'refused', began.returnTo);
    if (!(error instanceof IdentityUnavailable || error instanceof SessionsUnavailable)) throw error;
    logger.warn({ err: error }, 'a sign-in could not be finished');
    return signInFailedPage(reply, 'unavailable', began.returnTo);
  }
}

function underWayIn(keys: SessionKeys, request: FastifyRequest): z.infer<typeof underWay> | undefined {
  return underWay.safeParse(keys.open(request.cookies[SIGN_IN_COOKIE] ?? '', 'sign-in', SIGN_IN_COOKIE)).data;
}

/** Opens a session under a new cookie; one that the browser had before ends with it. */
async function open({ tokens, sessions, keys, clock }: SignInParts, request: FastifyRequest, signedIn: SessionTokens): Promise<string> {
  const actor = await tokens.verify(signedIn.accessToken);
  if (actor === null || (actor.kind !== 'officer' && actor.kind !== 'citizen')) throw new SignInRefused('kind');
  const former = keys.sessionIdOf(request.cookies[SESSION_COOKIE]);
  const formerSession = former === undefined ? undefined : await sessions.find(former);
  if (formerSession !== undefined) await sessions.end(formerSession.sessionId, formerSession.accountId);
  return sessions.create({
    accountId: actor.accountId, kind: actor.kind, startedAtMs: clock.now().getTime(), network: networkOf(request.ip), device: deviceOf(request.headers['user-agent']), tokens: signedIn,
  });
}

async function signOut({ callers, sessions, identity, logger }: SignInParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.headers.authorization !== undefined) throw new Problem('REQUEST_INVALID', { issues: [{ pointer: '/headers/authorization', code: 'not_used_here' }] });
  reply.header('cache-control', 'no-store');
  const session = await callers.shownSession(request).catch((error: unknown) => {
    // What Redis holds nobody can end now; without the cookie nobody can use it either, and left alone it ends.
    if (error instanceof SessionsUnavailable) reply.clearCookie(SESSION_COOKIE, cookieOptions);
    throw error;
  });
  reply.clearCookie(SESSION_COOKIE, cookieOptions);
  if (session === undefined) return reply.status(204).send();
  await sessions.end(session.sessionId, session.accountId);
  // Nobody has the renewal token any more; that the issuer forgets it too is one wall more.
  await identity.revoke(session.tokens.refreshToken).catch((error: unknown) => logger.info({ err: error }, 'the issuer was not told of a sign-out'));
  return reply.status(204).send();
}
