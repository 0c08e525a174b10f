import { PAGE_LIMIT_MAX, type ErrorCode } from '@haicap/contracts';
import { RPC_DEADLINE_MS } from '@haicap/messaging';

/** No body of this interface is larger; files have their own way. */
export const BODY_BYTES_MAX = 256 * 1024;
/** Deeper than any form of a procedure; what is nested without end costs every reader after the first. */
export const JSON_DEPTH_MAX = 32;
/** Long enough for a weak link in the mountains to send a whole body. */
export const REQUEST_RECEIVED_MAX_MS = 60_000;

/** The limits of one request by name, and the code that tells of each. */
export const EDGE_LIMITS: readonly { readonly name: string; readonly value: string; readonly code: ErrorCode }[] = [
  { name: 'bodyBytesMax', value: `${BODY_BYTES_MAX / 1024} KiB`, code: 'BODY_TOO_LARGE' },
  { name: 'jsonDepthMax', value: String(JSON_DEPTH_MAX), code: 'BODY_TOO_DEEP' },
  { name: 'pageLimitMax', value: String(PAGE_LIMIT_MAX), code: 'REQUEST_INVALID' },
  { name: 'requestReceivedMax', value: `${REQUEST_RECEIVED_MAX_MS / 1000} s`, code: 'REQUEST_TOO_SLOW' },
  { name: 'answerMax', value: `${RPC_DEADLINE_MS / 1000} s`, code: 'DEADLINE_EXCEEDED' },
];
