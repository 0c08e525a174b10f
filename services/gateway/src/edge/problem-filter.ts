import { isErrorCode } from '@haicap/contracts';
import { KeysUnavailable, traceIdOf, type Logger } from '@haicap/service-kit';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdentityUnavailable } from '../session/identity-client.js';
import { SessionsUnavailable } from '../session/session.js';
import { varyBy } from './vary.js';
import type { RefusalCount } from './refusal-count.js';
import { languageOf, Problem, problemBody, retryAfterOf, statusOf } from './problem.js';

const CODE_OF_STATUS: Readonly<Record<number, ConstructorParameters<typeof Problem>[0]>> = {
  400: 'REQUEST_INVALID', 401: 'TOKEN_MISSING', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 405: 'NOT_FOUND', 413: 'BODY_TOO_LARGE',
  414: 'REQUEST_INVALID', 415: 'MEDIA_TYPE_UNSUPPORTED', 429: 'TOO_MANY_REQUESTS', 503: 'SERVICE_UNAVAILABLE',
};

/** Turns whatever ended a request into a problem; what nobody foresaw becomes INTERNAL. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof KeysUnavailable) return new Problem('SERVICE_UNAVAILABLE');
  if (error instanceof SessionsUnavailable || error instanceof IdentityUnavailable) return new Problem('SERVICE_UNAVAILABLE', { service: 'session' });
  const code = CODE_OF_STATUS[statusIn(error)];
  return code !== undefined && isErrorCode(code) ? new Problem(code) : new Problem('INTERNAL');
}

// Fastify's and Nest's own errors carry a status: bad JSON, unknown route, too large a body.
function statusIn(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

/** Writes every error of the gateway as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger, private readonly refusals: RefusalCount) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.write(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  write(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    const status = statusOf(problem.code);
    this.keepTrace(problem, status, error, request);
    if (reply.sent) return;
    const language = languageOf(request.headers['accept-language']);
    const retryAfterS = retryAfterOf(problem);
    if (retryAfterS !== undefined) reply.header('retry-after', String(retryAfterS));
    if (status === 401) reply.header('www-authenticate', problem.code === 'TOKEN_MISSING' ? 'Bearer realm="haicap"' : 'Bearer realm="haicap", error="invalid_token"');
    const path = request.url.split('?', 1)[0] ?? '/';
    varyBy(reply, 'accept-language');
    void reply.status(status).headers({ ...problem.headers, 'cache-control': 'no-store', 'content-language': language })
      .type('application/problem+json')
      // As bytes: the media type of problems has no charset (RFC 9457 §3), and Fastify would add one to a text.
      .send(Buffer.from(JSON.stringify(problemBody(problem, { language, traceId: traceIdOf(request.traceparent ?? '') ?? '', path }))));
  }

  private keepTrace({ code }: Problem, status: number, error: unknown, { method, routeOptions }: FastifyRequest): void {
    if (code === 'INTERNAL') this.logger.error({ err: error, method, route: routeOptions?.url }, 'a request failed');
    else if (status < 500) this.refusals.note(code, routeOptions?.url ?? 'unknown');
  }
}
