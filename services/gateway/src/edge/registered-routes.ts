import { HTTP_ROUTES, TRANSFER_ROUTES } from '@haicap/contracts';
import type { FastifyInstance } from 'fastify';
import { DOCS_PATHS } from '../docs/serve-docs.js';
import { fastifyPath } from './route-decorator.js';

/** What the gateway serves beside the declared interface: its own description, sign-in, and the web. */
const BESIDES = [
  'GET /api/openapi.json', 'GET /api/asyncapi.json', 'GET /oidc/*', 'POST /oidc/*', 'OPTIONS /oidc/*', 'GET /verify/receipt', 'GET /*',
  'POST /csp-reports', 'GET /api/v1/changelog', ...DOCS_PATHS.map((path) => `GET ${path}`),
  'GET /auth/sign-in', 'GET /auth/callback', 'POST /auth/sign-out',
];

// Where other origins may call: their preflights are answered before a route is looked for, and this one answers nothing.
const PREFLIGHTS = 'OPTIONS *';

// Every other HEAD is the one that Fastify adds to a GET.
const DECLARED_HEADS = new Set(TRANSFER_ROUTES.filter(({ method }) => method === 'HEAD').map(({ path }) => `HEAD ${fastifyPath(path)}`));

/** Notes every route as it is registered. The returned check stops the start when it is not exactly what is declared. */
export function watchRoutes(http: FastifyInstance): () => void {
  const registered: string[] = [];
  http.addHook('onRoute', ({ method, url }) => {
    registered.push(...[method].flat().map((one) => `${one} ${url}`).filter((one) => one !== PREFLIGHTS && (!one.startsWith('HEAD ') || DECLARED_HEADS.has(one))));
  });
  return () => checkRoutes(registered);
}

/** Compares what is registered with what is declared: an undeclared route would have no access rule, no limit, no document. */
export function checkRoutes(registered: readonly string[]): void {
  const declared = [...[...HTTP_ROUTES, ...TRANSFER_ROUTES].map((route) => `${route.method} ${fastifyPath(route.path)}`), ...BESIDES];
  const undeclared = registered.filter((route) => !declared.includes(route));
  const unserved = declared.filter((route) => !registered.includes(route));
  if (undeclared.length + unserved.length === 0) return;
  throw new Error(`HTTP routes: undeclared [${undeclared.join(', ')}], not served [${unserved.join(', ')}]`);
}
