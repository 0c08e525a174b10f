import type { Logger, Metrics } from '@haicap/service-kit';
import { createSession } from 'better-sse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../edge/problem.js';

const HEARTBEAT_MS = 15_000;
/** A token lives ten minutes; so does a stream opened with it. The client comes back with Last-Event-ID. */
const LIFETIME_MAX_MS = 10 * 60_000;
const RECONNECT_MS = 2_000;
const STREAMS_MAX = 5_000;
const STREAMS_PER_CLIENT_MAX = 200;
/** What may wait for one slow reader. Beyond it the stream ends, and the reader catches up when it returns. */
const WAITING_BYTES_MAX = 256 * 1024;

/** One open event stream of a browser. */
export interface EventStream {
  /** Sends an event; data may be text that is JSON already. */
  push(event: string, data: unknown, id: string): void;
  close(): void;
  onClose(fn: () => void): void;
}

/** The stream of a reader who has left before it was opened. */
const GONE: EventStream = { push: () => undefined, close: () => undefined, onClose: (fn) => fn() };

/** All open event streams of this replica, bounded in number, in length of life and in what they hold for a slow reader. */
export class EventStreams {
  private readonly open = new Set<EventStream>();
  private readonly perClient = new Map<string, number>();
  private isClosing = false;

  constructor(private readonly logger: Logger, private readonly metrics: Metrics) {}

  /** Opens a stream in answer to a request that has been let in. Afterwards no problem can be answered any more. */
  async openFor(request: FastifyRequest, reply: FastifyReply): Promise<EventStream> {
    this.checkRoom(request.ip);
    const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));
    reply.hijack();
    // Whoever left while the owner was asked says so no second time: a place taken now would never be given back.
    if (reply.raw.closed) return GONE;
    const session = await createSession(request.raw, reply.raw, {
      keepAlive: HEARTBEAT_MS, retry: RECONNECT_MS, trustClientEventId: false, serializer: (data) => (typeof data === 'string' ? data : JSON.stringify(data)),
      // A proxy that buffers would hold events back.
      headers: { ...headers, 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
    const closers: (() => void)[] = [];
    const lifetime = setTimeout(() => stream.close(), LIFETIME_MAX_MS);
    const stream: EventStream = {
      push: (event, data, id) => {
        if (!session.isConnected) return;
        session.push(data, event, id);
        if (reply.raw.writableLength > WAITING_BYTES_MAX) {
          this.logger.info({ waitingBytes: reply.raw.writableLength }, 'a reader is too slow for its event stream');
          reply.raw.destroy();
        }
      },
      // The connection ends with its stream: an idle one would hold up the end of the process.
      close: () => void reply.raw.end(() => request.raw.socket.destroySoon()),
      onClose: (fn) => (reply.raw.closed ? fn() : void closers.push(fn)),
    };
    this.remember(stream, request.ip);
    const end = () => {
      clearTimeout(lifetime);
      this.forget(stream, request.ip);
      for (const fn of closers) fn();
    };
    if (reply.raw.closed) end();
    else reply.raw.once('close', end);
    return stream;
  }

  /** Ends every stream in good order; clients reconnect to another replica. */
  closeAll(): void {
    this.isClosing = true;
    for (const stream of this.open) stream.close();
  }

  private checkRoom(client: string): void {
    if (this.isClosing || this.open.size >= STREAMS_MAX) throw new Problem('OVERLOADED');
    if ((this.perClient.get(client) ?? 0) >= STREAMS_PER_CLIENT_MAX) throw new Problem('TOO_MANY_REQUESTS', {}, LIFETIME_MAX_MS / 10_000);
  }

  private remember(stream: EventStream, client: string): void {
    this.open.add(stream);
    this.perClient.set(client, (this.perClient.get(client) ?? 0) + 1);
    this.count();
  }

  private forget(stream: EventStream, client: string): void {
    this.open.delete(stream);
    const left = (this.perClient.get(client) ?? 1) - 1;
    if (left > 0) this.perClient.set(client, left);
    else this.perClient.delete(client);
    this.count();
  }

  private count(): void {
    this.metrics.gauge('haicap_event_streams', 'Open event streams').set(this.open.size);
  }
}

/** Whether a client asks for an event stream. */
export function wantsStream(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/event-stream');
}
