import { paperFile, speaks, type HttpRoute } from '@haicap/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOf, isKnown } from './entity-tag.js';
import { languageOf } from './problem.js';
import { varyBy } from './vary.js';

/** An answer in JSON with everything that goes with it: tag, place, next page, and who may keep it. */
export interface Composed {
  /** As bytes where it is given again: writing letters beyond Latin is a third of what a kept answer costs. */
  readonly text: string | Buffer;
  readonly entityTag: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly vary: readonly string[];
}

/** Puts together the answer of a route to a body. */
export function composeAnswer(route: HttpRoute, request: Pick<FastifyRequest, 'url' | 'headers'>, body: unknown): Composed {
  const text = JSON.stringify(body);
  const language = languageOf(request.headers['accept-language']);
  const entityTag = entityTagOf(route, body, text, language);
  const next = nextPageOf(request.url, body);
  return {
    text, entityTag,
    headers: {
      'cache-control': route.privacy === 'public' ? 'public, no-cache' : 'no-store',
      ...(speaks(route) ? { 'content-language': language } : {}),
      ...(entityTag === undefined ? {} : { etag: entityTag }),
      ...(route.location === undefined ? {} : { location: route.location(body) }),
      ...(next === undefined ? {} : { link: linkTo(next) }),
    },
    vary: [...(route.stream === 'also' ? ['accept'] : []), ...(speaks(route) ? ['accept-language'] : [])],
  };
}

/** Sends it; whoever has it already is told so. */
export function sendAnswer(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, { text, entityTag, headers, vary }: Composed): void {
  reply.headers(headers);
  if (vary.length > 0) varyBy(reply, ...vary);
  if (route.method === 'GET' && isKnown(entityTag, request.headers['if-none-match'])) {
    void reply.status(304).send();
    return;
  }
  void reply.status(route.success).type('application/json; charset=utf-8').send(text);
}

/** Writes the body of a route. */
export function writeAnswer(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, body: unknown): void {
  if (route.file.length > 0) writeFile(route, request, reply, body);
  else sendAnswer(route, request, reply, composeAnswer(route, request, body));
}

/** Where an owner speaks in its answer, the answer says in which language, and that it has others. */
export function tellLanguage(route: HttpRoute, request: FastifyRequest, reply: FastifyReply): void {
  if (!speaks(route)) return;
  reply.header('content-language', languageOf(request.headers['accept-language']));
  varyBy(reply, 'accept-language');
}

/** A file of the owner as it is: its own media type, its hash as the tag, shown in the browser and never stored by a cache. */
function writeFile(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, body: unknown): void {
  const { fileName, mediaType, sha256, bytesBase64 } = paperFile.parse(body);
  if (!route.file.includes(mediaType)) throw new Error(`${route.operationId} was answered with ${mediaType}`);
  const entityTag = `"${sha256}"`;
  const next = nextPageOf(request.url, body);
  if (next !== undefined) reply.header('link', linkTo(next));
  reply.headers({ 'cache-control': 'no-store', etag: entityTag, 'content-disposition': `inline; filename="${fileName.replace(/[^\w.-]/g, '_')}"` });
  if (route.method === 'GET' && isKnown(entityTag, request.headers['if-none-match'])) {
    void reply.status(304).send();
    return;
  }
  void reply.status(route.success).type(mediaType).send(Buffer.from(bytesBase64, 'base64'));
}

const linkTo = (next: string) => `<${next}>; rel="next"`;

// The host does not matter: a link relative to the request stays right behind any proxy.
const ANY_HOST = 'http://gateway';

function nextPageOf(url: string, body: unknown): string | undefined {
  const cursor = typeof body === 'object' && body !== null && 'nextCursor' in body ? body.nextCursor : undefined;
  if (typeof cursor !== 'string') return undefined;
  const next = new URL(url, ANY_HOST);
  next.searchParams.set('cursor', cursor);
  return `${next.pathname}${next.search}`;
}
