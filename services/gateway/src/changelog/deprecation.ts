import type { Actor, HttpRoute, RouteDeprecation } from '@haicap/contracts';
import type { Metrics } from '@haicap/service-kit';
import type { FastifyInstance } from 'fastify';
import { fastifyPath } from '../edge/route-decorator.js';

const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);

/** What an answer of such a route says of its end: Deprecation (RFC 9745), Sunset (RFC 8594), and what comes instead. */
export function deprecationHeaders({ since, sunset, successor }: RouteDeprecation): Record<string, string> {
  const links = ['</api/v1/changelog>; rel="deprecation"', ...(successor === undefined ? [] : [`<${successor}>; rel="successor-version"`])];
  return { deprecation: `@${midnight(since).getTime() / 1000}`, sunset: midnight(sunset).toUTCString(), link: links.join(', ') };
}

/** Says in every answer of a deprecated route that it is one, in refusals too. */
export function tellDeprecation(http: FastifyInstance, routes: readonly Pick<HttpRoute, 'method' | 'path' | 'deprecated'>[]): void {
  const headersOf = new Map<string, Record<string, string>>(routes.flatMap(({ method, path, deprecated }) => (deprecated === undefined ? [] : [[`${method} ${fastifyPath(path)}`, deprecationHeaders(deprecated)] as const])));
  if (headersOf.size === 0) return;
  http.addHook('onSend', (request, reply, payload, done) => {
    const { link, ...headers } = headersOf.get(`${request.method} ${request.routeOptions.url ?? ''}`) ?? {};
    if (link !== undefined) reply.headers({ ...headers, link: [reply.getHeader('link'), link].filter((one) => one !== undefined).join(', ') });
    done(null, payload);
  });
}

/** Counts who still uses a deprecated route: programs by their id, people by their kind. */
export class DeprecatedUse {
  constructor(private readonly metrics: Metrics) {}

  note(route: HttpRoute, actor: Actor | null): void {
    if (route.deprecated === undefined) return;
    const client = actor?.kind === 'client' ? actor.accountId : (actor?.kind ?? 'anonymous');
    this.metrics.counter('haicap_deprecated_requests_total', 'Requests to routes that are deprecated', ['operation', 'client']).inc({ operation: route.operationId, client });
  }
}
