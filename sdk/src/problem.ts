import type { components } from './schema.js';

type ProblemBody = components['schemas']['Problem'];
/** The stable codes of the error catalogue; a newer platform may answer one that this list does not have yet. */
export type ProblemCode = ProblemBody['code'];

/** A refusal of the platform (RFC 9457). Decide by `code`; `title` is for people. */
export class HaicapProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Give it to support. */
  readonly traceId: string;

  constructor({ code, status, title, params, traceId }: Pick<ProblemBody, 'code' | 'status' | 'title' | 'traceId'> & { readonly params: Readonly<Record<string, unknown>> }) {
    super(`${code} (${status}): ${title}`);
    this.name = 'HaicapProblem';
    this.code = code;
    this.status = status;
    this.title = title;
    this.params = params;
    this.traceId = traceId;
  }
}

/** Narrows what was caught. Example: `if (isProblem(error, 'DOSSIER_NOT_FOUND')) …` */
export function isProblem(error: unknown, ...codes: readonly ProblemCode[]): error is HaicapProblem {
  return error instanceof HaicapProblem && (codes.length === 0 || codes.includes(error.code));
}

/** The problem that an answer is. What is no problem document comes from something between here and the platform. */
export async function problemOf(response: Response): Promise<HaicapProblem> {
  const isDocument = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  if (isDocument) return new HaicapProblem((await response.json()) as ProblemBody & { params: Record<string, unknown> });
  await response.body?.cancel();
  return new HaicapProblem({ code: response.status >= 500 ? 'SERVICE_UNAVAILABLE' : 'REQUEST_INVALID', status: response.status, title: `an answer of ${response.status} that is no problem document`, params: {}, traceId: '' });
}
