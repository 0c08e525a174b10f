import { HTTP_ROUTES, TRANSFER_ROUTES } from '@haicap/contracts';
import { DOCS_PATHS } from '../docs/serve-docs.js';
import { checkRoutes } from './registered-routes.js';
import { fastifyPath } from './route-decorator.js';

const exact = [
  ...[...HTTP_ROUTES, ...TRANSFER_ROUTES].map((route) => `${route.method} ${fastifyPath(route.path)}`),
  'GET /api/openapi.json', 'GET /api/asyncapi.json', 'GET /oidc/*', 'POST /oidc/*', 'OPTIONS /oidc/*', 'GET /verify/receipt', 'GET /*',
  'POST /csp-reports', 'GET /api/v1/changelog', ...DOCS_PATHS.map((path) => `GET ${path}`),
  'GET /auth/sign-in', 'GET /auth/callback', 'POST /auth/sign-out',
];

describe('the routes the gateway registers', () => {
  it('are the declared ones', () => {
    expect(() => checkRoutes(exact)).not.toThrow();
  });

  it('stop the start when one of them is not declared', () => {
    expect(() => checkRoutes([...exact, 'GET /api/v1/dossiers/export'])).toThrow('undeclared [GET /api/v1/dossiers/export], not served []');
  });

  it('stop the start when a declared one is missing', () => {
    expect(() => checkRoutes(exact.filter((route) => route !== 'POST /api/v1/tracking'))).toThrow('undeclared [], not served [POST /api/v1/tracking]');
  });
});
