import { API_CHANGES, HTTP_ROUTES, listUnitsRoute, type Actor, type HttpRoute } from '@haicap/contracts';
import { createMetrics } from '@haicap/service-kit';
import fastify from 'fastify';
import { DeprecatedUse, deprecationHeaders, tellDeprecation } from './deprecation.js';

const deprecated = { since: '2026-07-01', sunset: '2027-07-01', successor: '/api/v2/units' };

describe('a deprecated route', () => {
  it('says since when, until when, and what to use instead', () => {
    expect(deprecationHeaders(deprecated)).toEqual({
      deprecation: '@1782838800', sunset: 'Wed, 30 Jun 2027 17:00:00 GMT', link: '</api/v1/changelog>; rel="deprecation", </api/v2/units>; rel="successor-version"',
    });
  });

  it('says it in every answer beside what else is linked, and no other route does', async () => {
    const http = fastify();
    tellDeprecation(http, [{ method: 'GET', path: '/units/{unitId}', deprecated }]);
    http.get('/units/:unitId', (_request, reply) => reply.header('link', '</next>; rel="next"').status(404).send({}));
    http.get('/units', () => ({}));
    const [old, other] = [await http.inject('/units/1'), await http.inject('/units')];
    await http.close();

    expect([old.headers.deprecation, old.headers.link]).toEqual(['@1782838800', '</next>; rel="next", </api/v1/changelog>; rel="deprecation", </api/v2/units>; rel="successor-version"']);
    expect([other.headers.deprecation, other.headers.link]).toEqual([undefined, undefined]);
  });

  it('is counted by program, and by the kind of person', async () => {
    const metrics = createMetrics('gateway');
    const use = new DeprecatedUse(metrics);
    const route: HttpRoute = { ...listUnitsRoute, deprecated };
    const actor = (kind: Actor['kind'], accountId: string): Actor => ({ accountId, kind, posts: [] });
    for (const one of [actor('client', 'kiosk'), actor('client', 'kiosk'), actor('officer', 'an'), actor('officer', 'binh'), null]) use.note(route, one);
    use.note(listUnitsRoute, null);

    const counted = (await metrics.registry.getSingleMetric('haicap_deprecated_requests_total')?.get())?.values.map(({ labels, value }) => [labels.operation, labels.client, value]);
    expect(counted).toEqual([['listUnits', 'kiosk', 2], ['listUnits', 'officer', 2], ['listUnits', 'anonymous', 1]]);
  });
});

describe('the feed of changes', () => {
  it('tells of every route that is deprecated, a year before it may go', () => {
    const told = API_CHANGES.filter(({ kind }) => kind === 'deprecated').flatMap(({ operations }) => operations);
    const going = HTTP_ROUTES.filter(({ deprecated: end }) => end !== undefined);

    expect(going.filter(({ operationId }) => !told.includes(operationId))).toEqual([]);
    expect(going.filter(({ deprecated: end }) => Date.parse(end?.sunset ?? '') - Date.parse(end?.since ?? '') < 365 * 86_400_000)).toEqual([]);
  });

  it('has each change once, the newest first', () => {
    expect(new Set(API_CHANGES.map(({ id }) => id)).size).toBe(API_CHANGES.length);
    expect(API_CHANGES.map(({ on }) => on)).toEqual(API_CHANGES.map(({ on }) => on).toSorted().toReversed());
  });
});
