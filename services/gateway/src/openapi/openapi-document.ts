import { accessOf, kindOf, speaks, HTTP_ROUTES, LANGUAGES, ERROR_CATALOGUE, dossier, figures, procedure, timelineEntry, trackedDossier, unit, unitSuccession, type ErrorCode, type HttpRoute } from '@haicap/contracts';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { STATUS_OF_KIND } from '../edge/problem.js';
import { EDGE_OPERATIONS } from './edge-operations.js';
import { transferOperations } from './transfer-operations.js';

const problem = z.object({
  type: z.string(), title: z.string(), status: z.int(), code: z.enum(Object.keys(ERROR_CATALOGUE) as [ErrorCode, ...ErrorCode[]]),
  params: z.record(z.string(), z.unknown()), traceId: z.string(), instance: z.string(),
});

const HEADERS = {
  idempotencyKey: z.string().min(1).max(200).meta({ description: 'Khóa do máy khách chọn; gửi lại cùng khóa và cùng nội dung cho cùng một kết quả (giữ 35 ngày).' }),
  ifMatch: z.string().meta({ description: 'ETag của phiên bản đang xem, dạng "<phiên bản>.<cách nhìn>".', examples: ['"3.full"'] }),
  language: z.string().optional().meta({ description: 'Câu chữ trong câu trả lời bằng tiếng Việt (vi, mặc định) hoặc tiếng Anh (en); tên và dữ liệu giữ nguyên.', examples: [...LANGUAGES] }),
  lastEventId: z.string().optional().meta({ description: 'Phiên bản cuối cùng đã nhận; luồng tiếp tục ngay sau đó.' }),
};

let made: ReturnType<typeof createDocument> | undefined;

/** The OpenAPI 3.1 document of the public interface, made from the declared routes and from nothing else; once, since they do not change. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  made ??= makeDocument();
  return made;
}

function makeDocument(): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of HTTP_ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  for (const [path, operations] of Object.entries({ ...transferOperations(problem), ...EDGE_OPERATIONS })) paths[path] = { ...paths[path], ...operations };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'HaiCap API', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Giao diện công khai của một tỉnh. Lỗi theo RFC 9457 với mã ổn định; thời điểm theo RFC 3339; con trỏ trang không có nghĩa riêng.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problem, Unit: unit, UnitSuccession: unitSuccession, Procedure: procedure, Dossier: dossier, TimelineEntry: timelineEntry, TrackedDossier: trackedDossier, Figures: figures },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Mã truy cập do /oidc cấp, đối tượng `haicap`.' } },
    },
  });
}

function operationOf(route: HttpRoute): ZodOpenApiOperationObject {
  const access = accessOf(route);
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    ...(route.deprecated === undefined ? {} : { deprecated: true }),
    ...(access === 'public' ? { security: [] } : { security: [{ bearer: [] }], description: `Vai trò: ${access.join(', ')}` }),
    requestParams: { path: route.params as z.ZodObject, query: route.query as z.ZodObject, header: headersOf(route) },
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
    responses: responsesOf(route),
  };
}

function headersOf(route: HttpRoute): z.ZodObject {
  return (route.headers as z.ZodObject).extend({
    ...(route.idempotent ? { 'Idempotency-Key': HEADERS.idempotencyKey } : {}),
    ...(route.ifMatch ? { 'If-Match': HEADERS.ifMatch } : {}),
    ...(speaks(route) ? { 'Accept-Language': HEADERS.language } : {}),
    ...(isEventStream(route) ? { 'Last-Event-ID': HEADERS.lastEventId } : {}),
  });
}

function responsesOf(route: HttpRoute): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {
    [`${route.success}`]: {
      description: route.summary,
      content: {
        ...(route.stream === 'only' || route.stream === 'lines' || route.file.length > 0 ? {} : { 'application/json': { schema: route.response } }),
        // Of each line: what reads this document has no other place for it.
        ...(route.stream === 'lines' ? { 'application/x-ndjson': { schema: route.response } } : {}),
        ...Object.fromEntries(route.file.map((mediaType) => [mediaType, { schema: mediaType === 'application/json' ? z.unknown() : z.string().meta({ contentMediaType: mediaType }) }])),
        // No schema: OpenAPI 3.1 has none for the single events of a stream.
        ...(isEventStream(route) ? { 'text/event-stream': {} } : {}),
      },
      headers: answerHeadersOf(route),
    },
  };
  for (const [status, codes] of errorsByStatus(route)) {
    responses[`${status}` as '400'] = { description: codes.join(', '), content: { 'application/problem+json': { schema: problem } } };
  }
  return responses;
}

const isEventStream = ({ stream }: HttpRoute): boolean => stream === 'also' || stream === 'only';

// Whoever is known by name is counted at every route.
const isCounted = (route: HttpRoute): boolean => accessOf(route) !== 'public' || route.limits.length > 0;

function answerHeadersOf(route: HttpRoute): z.ZodObject {
  return z.object({
    ...(route.entity || route.privacy === 'public' || route.file.length > 0 ? { ETag: z.string() } : {}),
    ...(route.location ? { Location: z.string() } : {}),
    ...(route.stream !== 'only' && isCounted(route) ? { RateLimit: z.string(), 'RateLimit-Policy': z.string() } : {}),
    ...(speaks(route) ? { 'Content-Language': z.enum(LANGUAGES) } : {}),
    traceparent: z.string(),
  });
}

function errorsByStatus(route: HttpRoute): [number, ErrorCode[]][] {
  const byStatus = new Map<number, Set<ErrorCode>>();
  for (const code of errorsOf(route)) {
    const status = STATUS_OF_KIND[kindOf(code)];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, [...codes].sort()]);
}

/** The operations that may refuse with a code, in the order of the routes. */
export function operationsByCode(): ReadonlyMap<ErrorCode, readonly string[]> {
  const found = new Map<ErrorCode, string[]>();
  for (const route of HTTP_ROUTES) for (const code of new Set(errorsOf(route))) found.set(code, [...(found.get(code) ?? []), route.operationId]);
  return found;
}

/** What a route may refuse with: what its contracts say, and what the edge adds. */
export function errorsOf(route: HttpRoute): ErrorCode[] {
  return [
    ...route.rpcs.flatMap((contract) => contract.errors),
    'REQUEST_INVALID', 'SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'OVERLOADED', 'INTERNAL',
    ...(accessOf(route) === 'public' ? [] : ['TOKEN_MISSING', 'TOKEN_INVALID', 'FORBIDDEN'] as const),
    // A part of an address that is too long for any is an address that does not exist.
    ...(route.path.includes('{') ? ['NOT_FOUND'] as const : []),
    ...(route.body ? ['BODY_TOO_LARGE', 'BODY_TOO_DEEP', 'REQUEST_TOO_SLOW', 'MEDIA_TYPE_UNSUPPORTED'] as const : []),
    ...(route.idempotent ? ['IDEMPOTENCY_KEY_REQUIRED'] as const : []),
    ...(route.ifMatch ? ['IF_MATCH_REQUIRED'] as const : []),
    ...(isCounted(route) || route.stream !== 'none' ? ['TOO_MANY_REQUESTS'] as const : []),
    // Of a write by cookie.
    ...(accessOf(route) !== 'public' && route.method !== 'GET' ? ['ORIGIN_FOREIGN', 'CSRF_TOKEN_WRONG'] as const : []),
  ];
}
