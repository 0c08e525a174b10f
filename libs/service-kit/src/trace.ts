import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** A span of a W3C trace: what travels as `traceparent`. */
interface TraceSpan {
  readonly traceId: string;
  readonly spanId: string;
}

const storage = new AsyncLocalStorage<TraceSpan>();
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

function newSpan(traceparent: string | undefined): TraceSpan {
  const match = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  const received = match?.[1];
  // An all-zero trace id means "no trace" (W3C Trace Context §3.2.2.3).
  const traceId = received !== undefined && !/^0+$/.test(received) ? received : randomBytes(16).toString('hex');
  return { traceId, spanId: randomBytes(8).toString('hex') };
}

const written = (span: TraceSpan) => `00-${span.traceId}-${span.spanId}-01`;

/**
 * Runs `fn` as a new span of the received trace, or of a new trace when nothing usable was received. Everything that
 * `fn` awaits sees the same trace. Example: `runInTrace(headers.traceparent, () => handle(request))`.
 */
export function runInTrace<T>(traceparent: string | undefined, fn: () => T): T {
  return storage.run(newSpan(traceparent), fn);
}

/** The `traceparent` to send or store now; outside of a trace it starts one. */
export function currentTraceparent(): string {
  return written(storage.getStore() ?? newSpan(undefined));
}

/** The id of the current trace, or undefined outside of one. */
export function currentTraceId(): string | undefined {
  return storage.getStore()?.traceId;
}

/** The trace id inside a `traceparent`, or undefined when it has another form. */
export function traceIdOf(traceparent: string): string | undefined {
  return TRACEPARENT.exec(traceparent)?.[1];
}
