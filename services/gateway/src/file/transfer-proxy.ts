import replyFrom, { type FastifyReplyFromHooks } from '@fastify/reply-from';
import { isOpenTo, limitsOfTransfer, priorityOfTransfer, readRefusal, TRANSFER_ROUTES, type TransferRoute } from '@haicap/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { RETRY_AFTER_S, type Admission } from '../admission/admission.js';
import { Problem } from '../edge/problem.js';
import { fastifyPath } from '../edge/route-decorator.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Caller, Callers } from '../session/callers.js';

/** The last part of an upload is answered when the file has been looked at, behind others that wait for the same. */
const UPSTREAM_HEADERS_TIMEOUT_MS = 120_000;
const UPSTREAM_BODY_TIMEOUT_MS = 60_000;
/** What one request may bring; a larger file comes in several. The service has its own limit per file. */
const REQUEST_BYTES_MAX = 64 * 1024 ** 2;

export interface TransferProxyOptions {
  readonly filesUrl: string;
  readonly callers: Callers;
  readonly limits: RateLimits;
  readonly admission: Admission;
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

// Of a caller's headers only what the protocol needs goes on: nothing that says who is in front, no cookie.
const PASSED_ON = new Set([
  'content-type', 'content-length', 'transfer-encoding', 'tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length',
]);

/** Streams the declared transfers to the internal listener of the service `files`, with the person's own token. */
export async function proxyTransfers(http: FastifyInstance, options: TransferProxyOptions): Promise<void> {
  await http.register(async (proxy) => {
    proxy.setErrorHandler((error, request, reply) => options.onError(error, request, reply));
    proxy.removeAllContentTypeParsers();
    proxy.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await proxy.register(replyFrom, {
      base: options.filesUrl, disableRequestLogging: true,
      undici: { headersTimeout: UPSTREAM_HEADERS_TIMEOUT_MS, bodyTimeout: UPSTREAM_BODY_TIMEOUT_MS },
    });
    for (const route of TRANSFER_ROUTES) {
      proxy.route({
        method: route.method, url: fastifyPath(route.path), exposeHeadRoute: false,
        handler: async (request, reply) => {
          const caller = await admit(route, request, options);
          takePlace(route, reply, options.admission);
          return reply.from(request.url, passOn(request, caller, options));
        },
      });
    }
  });
}

/** Refuses what the service would refuse too, before a byte of it is carried there. */
async function admit(route: TransferRoute, request: FastifyRequest, { callers, limits }: TransferProxyOptions): Promise<Caller | undefined> {
  const caller = route.access === 'public' ? undefined : await callers.identify(request);
  const actor = caller?.actor;
  if (actor !== undefined && route.access !== 'public' && !isOpenTo(actor, route.access)) throw new Problem('FORBIDDEN');
  request.rates = await limits.admit(limitsOfTransfer(route), { client: request.ip, account: actor?.accountId, kind: actor?.kind, code: undefined });
  if (Number(request.headers['content-length'] ?? 0) > REQUEST_BYTES_MAX) throw new Problem('BODY_TOO_LARGE', { bytesMax: REQUEST_BYTES_MAX });
  return caller;
}

// Bytes on a weak link hold their place for long, so they have places of their own beside those of requests to `files`.
function takePlace(route: TransferRoute, reply: FastifyReply, admission: Admission): void {
  const priority = priorityOfTransfer(route);
  const leave = admission.enter('files-transfer', priority);
  if (leave === undefined) throw new Problem('OVERLOADED', { priority }, RETRY_AFTER_S[priority]);
  if (reply.raw.closed) leave();
  else reply.raw.once('close', leave);
}

function passOn(request: FastifyRequest, caller: Caller | undefined, { onError }: TransferProxyOptions): FastifyReplyFromHooks {
  return {
    rewriteRequestHeaders: (_request, headers) => ({
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => PASSED_ON.has(name))), traceparent: request.traceparent,
      // Whether it came as such or from a session: the service sees the person's own token.
      ...(caller === undefined ? {} : { authorization: `Bearer ${caller.token}` }),
    }),
    // Left alone, the library asks eleven times where the answer is 503, and a ticket is good for few downloads.
    retryDelay: () => null,
    onResponse: (_request, reply, upstream) => answer(request, reply as FastifyReply, upstream as unknown as Upstream, onError),
    onError: (reply, { error }) => onError(new Problem('SERVICE_UNAVAILABLE', { service: 'files', cause: error.name }), request, reply as FastifyReply),
  };
}

/** What the library hands on, whatever its types say. */
interface Upstream {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly stream: Readable;
}

/** A refusal of the service ends as a problem like every other one; everything else goes through as it is. */
function answer(request: FastifyRequest, reply: FastifyReply, { headers, stream }: Upstream, onError: TransferProxyOptions['onError']): void {
  const refused = readRefusal(headers);
  if (refused === undefined && reply.statusCode < 400) return void reply.send(stream);
  // A body beside a refusal says nothing more; read to its end, the connection can be used again.
  stream.resume();
  for (const name of Object.keys(headers)) if (!name.startsWith('tus-')) reply.removeHeader(name);
  const unexplained = reply.statusCode >= 500 ? 'SERVICE_UNAVAILABLE' : 'UPLOAD_REQUEST_INVALID';
  onError(refused === undefined ? new Problem(unexplained) : new Problem(refused.code, refused.params), request, reply);
}
