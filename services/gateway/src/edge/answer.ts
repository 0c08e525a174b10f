import type { HttpRoute } from '@haicap/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOf, isKnown } from './entity-tag.js';

/** Writes the body of a route with everything that goes with it: tag, place, next page, and who may keep it. */
export function writeAnswer(route: HttpRoute, request: FastifyRequest, reply: FastifyReply, body: unknown): void {
  const text = JSON.stringify(body);
  const entityTag = entityTagOf(route, body, text);
  reply.header('cache-control', route.privacy === 'public' ? 'public, no-cache' : 'no-store');
  if (route.stream === 'also') reply.header('vary', 'accept');
  if (entityTag !== undefined) reply.header('etag', entityTag);
  if (route.location) reply.header('location', route.location(body));
  const next = nextPageOf(request.url, body);
  if (next !== undefined) reply.header('link', `<${next}>; rel="next"`);
  if (route.method === 'GET' && isKnown(entityTag, request.headers['if-none-match'])) {
    void reply.status(304).send();
    return;
  }
  void reply.status(route.success).type('application/json; charset=utf-8').send(text);
}

// The host does not matter: a link relative to the request stays right behind any proxy.
const ANY_HOST = 'http://gateway';

function nextPageOf(url: string, body: unknown): string | undefined {
  const cursor = typeof body === 'object' && body !== null && 'nextCursor' in body ? body.nextCursor : undefined;
  if (typeof cursor !== 'string') return undefined;
  const next = new URL(url, ANY_HOST);
  next.searchParams.set('cursor', cursor);
  return `${next.pathname}${next.search}`;
}
