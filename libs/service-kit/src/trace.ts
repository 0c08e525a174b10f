import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

/** A span of a W3C trace: what travels as `traceparent`. Its ids are made when they are asked for; most requests are answered without. */
class TraceSpan {
  #traceId: string | undefined;
  #spanId: string | undefined;

  constructor(private readonly received: string | undefined) {}

  get traceId(): string {
    this.#traceId ??= receivedId(this.received) ?? randomHex(TRACE_ID_BYTES);
    return this.#traceId;
  }

  get spanId(): string {
    this.#spanId ??= randomHex(SPAN_ID_BYTES);
    return this.#spanId;
  }
}

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

const storage = new AsyncLocalStorage<TraceSpan>();
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

function receivedId(traceparent: string | undefined): string | undefined {
  const received = traceparent === undefined ? undefined : traceIdOf(traceparent);
  // An all-zero trace id means "no trace" (W3C Trace Context §3.2.2.3).
  return received === undefined || /^0+$/.test(received) ? undefined : received;
}

const stock = Buffer.alloc(4096);
let used = stock.length;

// Each request makes two ids: the system is asked for the random bytes of some hundred at a time.
function randomHex(bytes: number): string {
  if (used + bytes > stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += bytes;
  return stock.toString('hex', used - bytes, used);
}

const written = (span: TraceSpan) => `00-${span.traceId}-${span.spanId}-01`;

/**
 * Runs `fn` as a new span of the received trace, or of a new trace when nothing usable was received. Everything that
 * `fn` awaits sees the same trace. Example: `runInTrace(headers.traceparent, () => handle(request))`.
 */
export function runInTrace<T>(traceparent: string | undefined, fn: () => T): T {
  return storage.run(new TraceSpan(traceparent), fn);
}

/** A new span of the received trace, or of a new trace when nothing usable was received: its `traceparent`, and the id of its trace. */
export function continueTrace(received: string | undefined): { readonly traceparent: string; readonly traceId: string } {
  const span = new TraceSpan(received);
  return { traceparent: written(span), traceId: span.traceId };
}

/** The `traceparent` to send or store now; outside of a trace it starts one. */
export function currentTraceparent(): string {
  return written(storage.getStore() ?? new TraceSpan(undefined));
}

/** The id of the current trace, or undefined outside of one. */
export function currentTraceId(): string | undefined {
  return storage.getStore()?.traceId;
}

/** The trace id inside a `traceparent`, or undefined when it has another form. */
export function traceIdOf(traceparent: string): string | undefined {
  return TRACEPARENT.exec(traceparent)?.[1];
}
