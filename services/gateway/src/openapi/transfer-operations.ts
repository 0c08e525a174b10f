import { kindOf, limitsOfTransfer, TRANSFER_ROUTES, type ErrorCode, type TransferRoute } from '@haicap/contracts';
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { STATUS_OF_KIND } from '../edge/problem.js';

const bytes = z.string().meta({ format: 'binary' });

/** The streamed routes as OpenAPI operations, by path and method. */
export function transferOperations(problem: z.ZodType): Record<string, Record<string, ZodOpenApiOperationObject>> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of TRANSFER_ROUTES) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, problem) };
  return paths;
}

function operationOf(route: TransferRoute, problem: z.ZodType): ZodOpenApiOperationObject {
  const { access, takes } = route;
  return {
    operationId: route.operationId, summary: route.summary, tags: [route.tag],
    ...(access === 'public' ? { security: [] } : { security: [{ bearer: [] }], description: `Vai trò: ${access.join(', ')}` }),
    requestParams: { path: route.params, query: route.query, header: route.headers },
    ...(takes === undefined ? {} : { requestBody: { required: false, content: { [takes]: { schema: bytes } } } }),
    responses: responsesOf(route, problem),
  };
}

function responsesOf(route: TransferRoute, problem: z.ZodType): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {
    [`${route.success}`]: {
      description: route.summary,
      content: Object.fromEntries(route.gives.map((mediaType) => [mediaType, { schema: bytes }])),
      headers: z.object(Object.fromEntries([...route.answerHeaders, 'traceparent'].map((name) => [name, z.string()]))),
    },
  };
  const codesOf = new Map<number, ErrorCode[]>();
  for (const code of new Set(errorsOfTransfer(route))) {
    const status = STATUS_OF_KIND[kindOf(code)];
    codesOf.set(status, [...(codesOf.get(status) ?? []), code]);
  }
  for (const [status, codes] of [...codesOf].sort(([a], [b]) => a - b)) {
    responses[`${status}` as '400'] = { description: codes.sort().join(', '), content: { 'application/problem+json': { schema: problem } } };
  }
  return responses;
}

/** What a streamed route may refuse with: what it declares, and what the edge adds. */
export function errorsOfTransfer(route: TransferRoute): ErrorCode[] {
  return [
    // An address whose parts cannot be a file or a ticket is an address that does not exist.
    ...route.errors, ...(route.path.includes('{') ? ['NOT_FOUND' as const] : []), 'SERVICE_UNAVAILABLE', 'OVERLOADED', 'INTERNAL',
    ...(route.access === 'public' ? [] : ['TOKEN_MISSING', 'TOKEN_INVALID', 'FORBIDDEN'] as const),
    ...(route.takes === undefined ? [] : ['BODY_TOO_LARGE', 'REQUEST_TOO_SLOW'] as const),
    ...(route.access !== 'public' || limitsOfTransfer(route).length > 0 ? ['TOO_MANY_REQUESTS'] as const : []),
  ];
}
