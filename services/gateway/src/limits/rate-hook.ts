import type { FastifyInstance } from 'fastify';
import { rateHeaders, type RateState } from './rate-headers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the limits that counted this request have left. */
    rates: readonly RateState[];
  }
}

/** Tells in every answer how much of its limits is left, in a refusal too. */
export function tellRates(http: FastifyInstance): void {
  http.decorateRequest('rates', null as never);
  http.addHook('onRequest', (request, _reply, done) => {
    request.rates = [];
    done();
  });
  http.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(rateHeaders(request.rates));
    done(null, payload);
  });
}
