import type { HttpRoute, RouteParts } from '@haicap/contracts';
import type { z } from 'zod';
import { Problem } from './problem.js';

/** What of an HTTP request the edge reads. */
export interface IncomingParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const ISSUES_MAX = 20;
// A key of somebody's making may hold anything, also a person's number.
const TELLABLE_KEY = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** Reads a request by the schemas of its route. Everything wrong is told at once, by place and kind and never by value. */
export function readParts(route: HttpRoute, incoming: IncomingParts): RouteParts {
  const issues: Issue[] = [];
  const read = (name: 'params' | 'query' | 'headers' | 'body', schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema?.safeParse(value);
    if (parsed !== undefined && !parsed.success) issues.push(...issuesOf(name, parsed.error));
    return parsed?.data;
  };
  const parts = {
    params: read('params', route.params, incoming.params),
    query: read('query', route.query, incoming.query),
    headers: read('headers', route.headers, incoming.headers),
    // An action without a body is the same as one with an empty object.
    body: read('body', route.body, incoming.body ?? {}),
    expectedVersion: route.ifMatch ? expectedVersionOf(incoming.headers['if-match']) : 0,
  };
  if (issues.length > 0) throw new Problem('REQUEST_INVALID', { issues: issues.slice(0, ISSUES_MAX) });
  return parts;
}

interface Issue {
  readonly pointer: string;
  readonly code: string;
}

function issuesOf(part: string, error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue): Issue[] => {
    const pointer = `/${part}${issue.path.map((key) => `/${typeof key === 'number' || TELLABLE_KEY.test(String(key)) ? String(key) : '*'}`).join('')}`;
    if (issue.code !== 'unrecognized_keys') return [{ pointer, code: issue.code }];
    return issue.keys.map((key) => ({ pointer: `${pointer}/${TELLABLE_KEY.test(key) ? key : '*'}`, code: issue.code }));
  });
}

// Version 0 is what does not exist yet; contracts whose objects begin at 1 refuse it themselves.
const ENTITY_TAG = /^"(0|[1-9]\d{0,8})\.([a-z0-9-]{1,20})"$/;

/** The version inside an entity tag `"<version>.<view>"`; the view only separates caches. */
export function expectedVersionOf(ifMatch: string | string[] | undefined): number {
  if (ifMatch === undefined || ifMatch === '') throw new Problem('IF_MATCH_REQUIRED');
  const version = typeof ifMatch === 'string' ? ENTITY_TAG.exec(ifMatch.trim())?.[1] : undefined;
  if (version === undefined) throw new Problem('REQUEST_INVALID', { issues: [{ pointer: '/headers/if-match', code: 'invalid_format' }] });
  return Number(version);
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** The key of a write: 1 to 200 printable characters. */
export function idempotencyKeyOf(header: string | string[] | undefined): string {
  if (header === undefined || header === '') throw new Problem('IDEMPOTENCY_KEY_REQUIRED');
  if (typeof header === 'string' && IDEMPOTENCY_KEY.test(header)) return header;
  throw new Problem('REQUEST_INVALID', { issues: [{ pointer: '/headers/idempotency-key', code: 'invalid_format' }] });
}

/** The token of a bearer header; undefined when there is none. */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1];
  if (token === undefined) throw new Problem('TOKEN_INVALID');
  return token;
}
