import { isErrorCode, kindOf, refusal, type ErrorCode, type ErrorParams, type Refusal, type WireError } from '@haicap/contracts';
import { currentTraceId } from '@haicap/service-kit';

/** The headers of a request on the bus. */
export const RPC_HEADER = {
  authorization: 'authorization',
  traceparent: 'traceparent',
  idempotencyKey: 'idempotency-key',
  /** Epoch milliseconds after which nobody waits for the answer. */
  deadline: 'haicap-deadline',
  /** The language of whoever reads the answer; of use where the contract speaks. */
  language: 'haicap-language',
} as const;

export type RpcEnvelope = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Makes the error of an envelope in the current trace. */
export function wireError(code: ErrorCode, params: ErrorParams = {}): WireError {
  return { ...refusal(code, params), kind: kindOf(code), traceId: currentTraceId() ?? '' };
}

/** Puts a handler's outcome into the form that travels. */
export function envelopeOf(outcome: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Refusal }): RpcEnvelope {
  return outcome.ok ? { ok: true, value: outcome.value } : { ok: false, error: wireError(outcome.error.code, outcome.error.params) };
}

/** Reads JSON from the wire; undefined when it is none. */
export function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** Reads a reply envelope; null when it is none. A code this release does not know becomes INTERNAL. */
export function decodeEnvelope(bytes: Uint8Array): RpcEnvelope | null {
  const parsed = decodeJson(bytes);
  if (!isRecord(parsed)) return null;
  if (parsed['ok'] === true) return { ok: true, value: parsed['value'] };
  const error = parsed['error'];
  if (parsed['ok'] !== false || !isRecord(error) || typeof error['code'] !== 'string') return null;
  const params = isRecord(error['params']) ? error['params'] : {};
  const traceId = typeof error['traceId'] === 'string' ? error['traceId'] : '';
  const code = error['code'];
  if (!isErrorCode(code)) return { ok: false, error: { ...wireError('INTERNAL', { unknownCode: code }), traceId } };
  return { ok: false, error: { ...wireError(code, params), traceId } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
