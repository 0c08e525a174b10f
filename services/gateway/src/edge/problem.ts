import { ERROR_CATALOGUE, kindOf, type ErrorCode, type ErrorKind, type ErrorParams, type Language } from '@haicap/contracts';

/** Kinds and their HTTP status (ARCHITECTURE.md §4): the only place where one becomes the other. */
export const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media': 415,
  'key-reused': 422,
  'precondition-required': 428,
  'too-slow': 408,
  'too-many': 429,
  bug: 500,
  unavailable: 503,
};

/** A request the edge does not let through, or a service refused: it ends as problem+json. */
export class Problem extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    /** Seconds after which another try makes sense, where the code alone does not say. */
    readonly retryAfterS?: number,
    /** What else the answer says in its head. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    // Where it was made says nothing about a request that is refused, and the picture of the stack is a quarter of what a refusal costs.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Problem';
  }
}

export function statusOf(code: ErrorCode): number {
  return STATUS_OF_KIND[kindOf(code)];
}

const RETRY_AFTER_S: Partial<Record<ErrorCode, number>> = { IDEMPOTENCY_KEY_IN_FLIGHT: 1, OUTCOME_UNKNOWN: 1 };
const UNAVAILABLE_RETRY_AFTER_S = 2;

/** When to try again, in seconds; undefined where trying again changes nothing. */
export function retryAfterOf(problem: Problem): number | undefined {
  if (problem.retryAfterS !== undefined) return problem.retryAfterS;
  if (typeof problem.params.retryAfterS === 'number') return problem.params.retryAfterS;
  return RETRY_AFTER_S[problem.code] ?? (kindOf(problem.code) === 'unavailable' ? UNAVAILABLE_RETRY_AFTER_S : undefined);
}

/** The language in which somebody is answered: English only when it is asked for before Vietnamese. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'vi';
  const wanted = acceptLanguage.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const qualityOf = (language: Language) => Math.max(0, ...wanted.filter((one) => one.language === language).map((one) => one.quality));
  return qualityOf('en') > qualityOf('vi') ? 'en' : 'vi';
}

/** The body of a problem (RFC 9457). A client matches on `code`; the title is for a person. */
export function problemBody(problem: Problem, request: { readonly language: Language; readonly traceId: string; readonly path: string }) {
  return {
    type: `/docs/errors/${problem.code}`,
    title: ERROR_CATALOGUE[problem.code][request.language],
    status: statusOf(problem.code),
    code: problem.code,
    params: problem.params,
    traceId: request.traceId,
    instance: request.path,
  };
}
