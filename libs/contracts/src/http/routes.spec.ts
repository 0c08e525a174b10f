import { z } from 'zod';
import { accessOf, HTTP_ROUTES, listDossiersRoute, type HttpRoute } from '../index.js';

const parametersIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
const isWrite = (route: HttpRoute) => route.rpcs.some((contract) => contract.kind === 'command');
const names = (routes: readonly HttpRoute[]) => routes.map((route) => route.operationId);

describe('the declared routes', () => {
  it('have an operation id and an address of their own', () => {
    expect(new Set(names(HTTP_ROUTES)).size).toBe(HTTP_ROUTES.length);
    expect(new Set(HTTP_ROUTES.map((route) => `${route.method} ${route.path}`)).size).toBe(HTTP_ROUTES.length);
  });

  it('describe exactly the parameters of their path', () => {
    for (const route of HTTP_ROUTES) {
      expect(Object.keys((route.params as z.ZodObject).shape)).toEqual(parametersIn(route.path));
    }
  });

  it('ask for an idempotency key on every write, and only there', () => {
    expect(names(HTTP_ROUTES.filter((route) => route.idempotent))).toEqual(names(HTTP_ROUTES.filter(isWrite)));
  });

  it('change nothing by a method that is safe', () => {
    expect(names(HTTP_ROUTES.filter((route) => isWrite(route) && !['POST', 'PUT', 'PATCH', 'DELETE'].includes(route.method)))).toEqual([]);
  });

  it('limit the rate of every write', () => {
    expect(HTTP_ROUTES.filter(isWrite).every((route) => route.limits.includes('write'))).toBe(true);
  });

  it('never let a cache keep what needs a sign-in or holds a person', () => {
    const kept = HTTP_ROUTES.filter((route) => route.privacy === 'public');

    expect(kept.filter((route) => accessOf(route) !== 'public' || route.method !== 'GET')).toEqual([]);
    expect(names(kept)).not.toContain('trackDossier');
  });
});

describe('a search by dossier code', () => {
  it('narrows the list like any other filter', () => {
    const query = (listDossiersRoute.query as z.ZodObject).parse({ code: 'H56.147.97-250701-0001', status: 'received' });

    const bound = listDossiersRoute.bind({ params: {}, query, body: {}, headers: {}, expectedVersion: 0 });

    expect(bound.contract.name).toBe('list-dossiers');
    expect(bound.request).toMatchObject({ code: 'H56.147.97-250701-0001', status: 'received' });
  });

  it('refuses a filter it does not know', () => {
    expect((listDossiersRoute.query as z.ZodObject).safeParse({ name: 'An' }).success).toBe(false);
  });
});
