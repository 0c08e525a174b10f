import { continueTrace } from '@haicap/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The span of this request; services continue it. */
    traceparent: string;
  }
}

const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/** Continues the caller's trace or starts one, and says so in every answer, errors included. */
export function traceRequests(http: FastifyInstance): void {
  http.decorateRequest('traceparent', '');
  http.addHook('onRequest', (request, reply, done) => {
    const { traceparent, traceId } = continueTrace(headerOf(request, 'traceparent'));
    request.traceparent = traceparent;
    const requestId = headerOf(request, 'x-request-id');
    reply.header('traceparent', traceparent);
    reply.header('x-request-id', requestId !== undefined && REQUEST_ID.test(requestId) ? requestId : traceId);
    done();
  });
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
