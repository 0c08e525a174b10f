import type { IncomingHttpHeaders } from 'node:http';
import replyFrom from '@fastify/reply-from';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../edge/problem.js';
import { signInFailedPage } from '../session/sign-in-page.js';
import { reported } from '../web/security-headers.js';
import type { RateLimits } from '../limits/rate-limits.js';

/** No request may be without an answer for ten seconds, whatever identity has lost: the connection to it and its answer together. */
export const IDENTITY_CONNECTS_MAX_MS = 1_500;
export const IDENTITY_ANSWERS_MAX_MS = 8_000;

export interface OidcProxyOptions {
  readonly identityUrl: string;
  readonly publicOrigin: string;
  readonly limits: RateLimits;
  readonly answerMaxMs?: number;
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

// Identity does not know where the pages of this origin report to.
function withReports<H extends IncomingHttpHeaders>(headers: H): H {
  const policy = headers['content-security-policy'];
  return typeof policy === 'string' ? { ...headers, 'content-security-policy': reported(policy) } : headers;
}

// Whatever a caller says about proxies in front of it is not passed on: identity believes these headers.
const FORWARDED = /^(x-forwarded-.*|forwarded|x-real-ip|via)$/;

// What opens a session here is nothing that the issuer has to see.
function issuersCookies(header: string | undefined): string | undefined {
  const cookies = header?.split(';').filter((pair) => !pair.trimStart().startsWith('__Host-haicap')).join(';').trim();
  return cookies === '' ? undefined : cookies;
}

const isPageVisit = ({ headers: { accept } }: FastifyRequest): boolean => accept?.includes('text/html') === true;

/** Streams /oidc/* to identity's internal listener, bodies untouched, under the public address of the installation. */
export async function proxyOidc(http: FastifyInstance, options: OidcProxyOptions): Promise<void> {
  const { host, protocol } = new URL(options.publicOrigin);
  const answerMaxMs = options.answerMaxMs ?? IDENTITY_ANSWERS_MAX_MS;
  await http.register(async (proxy) => {
    proxy.setErrorHandler((error, request, reply) => options.onError(error, request, reply));
    proxy.removeAllContentTypeParsers();
    proxy.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await proxy.register(replyFrom, {
      base: options.identityUrl, disableRequestLogging: true,
      undici: { connectTimeout: IDENTITY_CONNECTS_MAX_MS, headersTimeout: answerMaxMs, bodyTimeout: answerMaxMs },
    });
    proxy.route({
      method: ['GET', 'POST', 'OPTIONS'], url: '/oidc/*', exposeHeadRoute: false,
      handler: async (request, reply) => {
        await options.limits.admitOidcRequest(request.ip);
        // All of them and not one path: the issuer finds its token endpoint under other spellings, too (/oidc/TOKEN).
        if (request.method === 'POST') await options.limits.admitTokenRequest(request.ip);
        return reply.from(request.url, {
          rewriteRequestHeaders: (_request, headers) => ({
            ...Object.fromEntries(Object.entries(headers).filter(([name]) => !FORWARDED.test(name))), cookie: issuersCookies(headers.cookie),
            'x-forwarded-for': request.ip, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1),
            traceparent: request.traceparent,
          }),
          // Left alone, the library asks eleven times where the answer is 503; a step of a sign-in is good once.
          retryDelay: () => null,
          rewriteHeaders: withReports,
          onError: (_reply, { error }) => {
            // A person in the middle of signing in reads a page, a program a problem.
            if (isPageVisit(request)) return void signInFailedPage(reply, 'unavailable');
            options.onError(new Problem('SERVICE_UNAVAILABLE', { service: 'identity', cause: error.name }), request, reply);
          },
        });
      },
    });
  });
}
