import { isErrorCode, refusal, type Refusal } from '../core/errors.js';

export const UPLOADS_PATH = '/api/v1/uploads';

/** The header in which the service `files` tells the gateway a refusal: a HEAD has no body to tell it in. */
const REFUSAL_HEADER = 'haicap-refusal';
/** The gateway alone knows which status a refusal has; between the two it is this one. */
const REFUSED_STATUS = 400;

interface Answer {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
}

/** Puts a refusal into an answer of the internal listener. */
export function writeRefusal(answer: Answer, { code, params }: Refusal): void {
  answer.statusCode = REFUSED_STATUS;
  answer.setHeader(REFUSAL_HEADER, encodeURIComponent(JSON.stringify({ code, params })));
}

/** The refusal in the headers of such an answer; undefined when there is none that can be read. */
export function readRefusal(headers: Readonly<Record<string, string | string[] | number | undefined>>): Refusal | undefined {
  const text = headers[REFUSAL_HEADER];
  if (typeof text !== 'string') return undefined;
  const told: unknown = JSON.parse(decodeURIComponent(text));
  const isRefusal = typeof told === 'object' && told !== null && 'code' in told && typeof told.code === 'string' && isErrorCode(told.code);
  return isRefusal ? refusal(told.code as Refusal['code'], 'params' in told ? (told.params as Refusal['params']) : {}) : undefined;
}
