import { trackDossier, trackDossierRoute, type HttpRoute } from '@haicap/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { overloadOf, type Admission } from '../admission/admission.js';
import { sendAnswer } from '../edge/answer.js';
import { Problem } from '../edge/problem.js';
import { fastifyPath } from '../edge/route-decorator.js';
import type { RateLimits } from '../limits/rate-limits.js';
import { PAGES, type KeepAnswers } from './keep-answers.js';

interface KeptParts {
  readonly keptAnswers: KeepAnswers;
  readonly limits: RateLimits;
  readonly admission: Admission;
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

type Hook = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

/**
 * Gives kept answers before a request reaches its controller: what is known already should cost no more than finding it, and refusing what nobody
 * has room for no more than that. Register it before the routes.
 */
export function serveKept(http: FastifyInstance, parts: KeptParts): void {
  const pages = new Map([...PAGES].map((route) => [`${route.method} ${fastifyPath(route.path)}`, route]));
  const tracking = `${trackDossierRoute.method} ${fastifyPath(trackDossierRoute.path)}`;
  http.addHook('onRoute', (options) => {
    const name = `${String(options.method)} ${options.url}`;
    const page = pages.get(name);
    if (page !== undefined) options.onRequest = [options.onRequest ?? [], servePage(parts.keptAnswers, page)].flat();
    if (name === tracking) options.preHandler = [options.preHandler ?? [], serveTracked(parts)].flat();
  });
}

function servePage(keptAnswers: KeepAnswers, route: HttpRoute): Hook {
  return (request, reply, done) => {
    const place = keptAnswers.placeOf(route, request);
    const known = place && keptAnswers.find(place);
    if (known === undefined) done();
    else sendAnswer(route, request, reply, known);
  };
}

/** For somebody who was let in a moment ago; everybody else takes the way on which limits are looked at in full, if there is room at its end. */
function serveTracked({ keptAnswers, limits, admission, onError }: KeptParts): Hook {
  return (request, reply, done) => {
    const place = keptAnswers.placeOf(trackDossierRoute, request);
    const known = place && keptAnswers.find(place);
    const rates = known && limits.admitAgain(request.ip, place.key);
    if (known !== undefined && rates !== undefined) {
      request.rates = rates;
      return sendAnswer(trackDossierRoute, request, reply, known);
    }
    if (known !== undefined || admission.hasPlaceFor(trackDossier.service, trackDossierRoute.priority)) return done();
    admission.refuse(trackDossier.service, trackDossierRoute.priority);
    const { code, params } = overloadOf(trackDossierRoute.priority);
    onError(new Problem(code, params), request, reply);
  };
}
