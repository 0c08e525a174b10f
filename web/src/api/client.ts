import { language, t } from '../text/language.js';
import { Attendance } from './attendance.js';

/** A refusal as the gateway writes it (RFC 9457). Screens show `title` and match on `code` only. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly traceId?: string;
  /** What belongs to the code: the places that are wrong, the version there is now. */
  readonly params?: Readonly<Record<string, unknown>>;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

const lineDown = (): Problem => ({ status: 0, code: 'LINE_DOWN', title: t('Không kết nối được. Hãy kiểm tra mạng rồi thử lại.') });

// Nobody is before what has no page.
const attendance = new Attendance(typeof document === 'undefined' ? new EventTarget() : document, () => Date.now());

const ACCEPT = { accept: 'application/json' };

/** In which language the gateway and the services answer: the one of this page, whatever the browser prefers. */
export const WRITTEN_FOR = { 'accept-language': language };

/** Asks the gateway and returns the JSON body; a refusal or a line that is down becomes a ProblemError. */
export async function ask<T>(path: string): Promise<T> {
  const response = await send(path, { headers: ACCEPT });
  return (await response.json()) as T;
}

/** Sends a JSON body and returns the JSON answer. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await send(path, { method: 'POST', body: JSON.stringify(body), headers: { ...ACCEPT, 'content-type': 'application/json' } });
  return (await response.json()) as T;
}

/** Sends a request and hands back the response once it is known to be a success. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: headersOf(init) });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ProblemError(lineDown());
  }
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response;
}

function headersOf({ headers: own }: RequestInit): Headers {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(WRITTEN_FOR)) headers.set(name, value);
  // What a page asks while it is left alone does not keep the session.
  if (attendance.isLeftAlone) headers.set('x-unattended', '1');
  return headers;
}

async function readProblem(response: Response): Promise<Problem> {
  const unreadable = { status: response.status, code: 'UNREADABLE', title: t('Hệ thống trả lời ngoài dự kiến. Hãy thử lại sau ít phút.') };
  if (!(response.headers.get('content-type') ?? '').includes('json')) return unreadable;
  return { ...unreadable, ...((await response.json()) as Partial<Problem>) };
}
