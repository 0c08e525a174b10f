import { CLIENT_SCOPES } from '@haicap/contracts';
import { errors, type ResourceServer } from 'oidc-provider';

/** Access tokens live this long; a right that was taken away works at most this long (ARCHITECTURE.md §6). */
export const ACCESS_TOKEN_TTL_S = 600;
/** The one protected resource: the HTTP interface of the platform. */
export const API_RESOURCE = 'urn:haicap:api';

/** How a token for the platform looks: a JWT for the audience `haicap`, signed with RS256. */
export function apiResource(resource: string): ResourceServer {
  if (resource !== API_RESOURCE) throw new errors.InvalidTarget();
  return { scope: ['api', ...CLIENT_SCOPES].join(' '), audience: 'haicap', accessTokenTTL: ACCESS_TOKEN_TTL_S, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
}
