import { factsPermissions, factsUserOf, type ServiceName } from '@haicap/contracts';
import type { Logger } from '@haicap/service-kit';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { AuthorizationError, ClosedConnectionError, PermissionViolationError, type Msg, type NatsConnection, type Status } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { Requests, type BusRequest } from './requests.js';
import { publishToStream, type StreamAck, type StreamMessage } from './stream-acks.js';

export interface BusOptions {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly service: ServiceName;
  readonly logger: Logger;
  /** The connection is closed for good and nobody asked for it. The process must end; exits with 1 when absent. */
  readonly onClosed?: (error: Error | undefined) => void;
}

/** A process's connection to the bus, and beside it the one by which facts come. */
export interface Bus {
  readonly nc: NatsConnection;
  readonly js: JetStreamClient;
  /** For consumers: on a connection that answers no requests, because the server keeps account of those (docs/adr/0016). */
  readonly facts: JetStreamClient;
  readonly service: ServiceName;
  readonly logger: Logger;
  /** Asks and waits for one answer, as the client's own `request` does and for less. */
  ask(request: BusRequest): Promise<Msg>;
  /** Puts a message on a stream. Fails when the stream refuses it, when there is none, or when nothing is heard for five seconds. */
  toStream(message: StreamMessage): Promise<StreamAck>;
  /** Sends a wake-up without content. Lost while disconnected, which costs the receiver one poll interval. */
  hint(subject: string): void;
  /** Calls `fn` at each wake-up, with the subject it came by; returns what ends it. */
  onHint(subject: string, fn: (subject: string) => void): () => void;
  /** Calls `fn` after each reconnection; returns what ends it. */
  onReconnect(fn: () => void): () => void;
  isConnected(): boolean;
  /** How often the connection broke so far: an answer from before a break may speak of a server that no longer is. */
  disconnections(): number;
  /** Flushes what is on its way and closes; at most five seconds. */
  drain(): Promise<void>;
}

const RECONNECT_WAIT_MS = 500;
const RECONNECT_JITTER_MS = 250;
// A link that has gone silent shows in readiness within ten seconds: two answers missing and the third ping due. The default
// of two minutes would let a dead peer pass for a live one for more than four.
const PING_INTERVAL_MS = 3_000;
const PINGS_OUT_MAX = 2;
// A peer that takes the connection and never speaks would be waited for twenty seconds by default, long after the link is mended.
const DIAL_MAX_MS = 4_000;
const DRAIN_MAX_MS = 5_000;

const LINK = {
  maxReconnectAttempts: -1,
  reconnectTimeWait: RECONNECT_WAIT_MS,
  reconnectJitter: RECONNECT_JITTER_MS,
  pingInterval: PING_INTERVAL_MS,
  maxPingOut: PINGS_OUT_MAX,
  timeout: DIAL_MAX_MS,
  ignoreClusterUpdates: true,
  // The client would make two errors beforehand for each request, each with a picture of the stack: a fifth of what a request costs.
  noAsyncTraces: true,
} as const;

/**
 * Connects a service to the bus and keeps it connected: it waits for a server that is still starting, reconnects for
 * ever, and answers are received under the service's own inbox prefix. Example:
 * `const bus = await connectBus({ url, user, password, service: 'dossier', logger });`
 */
export async function connectBus(options: BusOptions): Promise<Bus> {
  const { service, logger } = options;
  const settings = {
    servers: options.url,
    pass: options.password,
    ...LINK,
  };
  const nc = await connect({ ...settings, user: options.user, name: service, inboxPrefix: `_INBOX.${service}`, waitOnFirstConnect: true });
  const factsNc = factsPermissions(service) === null || options.user !== service ? nc : await connectForFacts(settings, service, nc, logger);
  for (const one of [nc, factsNc]) outliveAuthErrors(one);
  const state = { connected: true, draining: false, disconnections: 0 };
  const reconnectListeners = new Set<() => void>();
  const requests = new Requests(nc, `_INBOX.${service}`);
  void followStatus(nc.status(), { state, reconnectListeners, requests, logger });
  const ended = (error: unknown): void => {
    state.connected = false;
    if (state.draining) return;
    logger.fatal({ err: error }, 'the bus connection is closed for good');
    (options.onClosed ?? (() => process.exit(1)))(error instanceof Error ? error : undefined);
  };
  void Promise.race([nc.closed(), factsNc.closed()]).then(ended);
  // Neither is of use without the other. At the end each drains in its own time: a flush that is cut off would never return.
  void nc.closed().then(() => (state.draining ? undefined : factsNc.close()));

  void nc.closed().then(() => requests.giveUp(new ClosedConnectionError()));

  return {
    nc,
    ask: (request) => requests.ask(request),
    toStream: (message) => publishToStream(requests, message),
    js: jetstream(nc),
    facts: jetstream(factsNc),
    service,
    logger,
    hint: (subject) => {
      if (state.connected && !nc.isClosed()) nc.publish(subject);
    },
    onHint: (subject, fn) => {
      const subscription = nc.subscribe(subject, {
        callback: (error, message) => {
          if (error === null) fn(message.subject);
          else logger.error({ err: error, subject }, 'a hint cannot be received');
        },
      });
      return () => {
        if (!subscription.isClosed()) subscription.unsubscribe();
      };
    },
    onReconnect: (fn) => {
      reconnectListeners.add(fn);
      return () => void reconnectListeners.delete(fn);
    },
    isConnected: () => state.connected && !nc.isClosed(),
    disconnections: () => state.disconnections,
    drain: async () => {
      if (state.draining) return;
      state.draining = true;
      await Promise.all([...new Set([nc, factsNc])].map((one) => drained(one, logger)));
    },
  };
}

/**
 * At the first connection a password that is refused twice is a mistake and ends the start. Later it is none: a link that
 * swallows what we say makes the server refuse us for saying nothing, and the client would close for good.
 */
function outliveAuthErrors(nc: NatsConnection): void {
  // The client takes its options once and offers no way to change them; it reads this one at each refusal.
  (nc as unknown as { options: { ignoreAuthErrorAbort?: boolean } }).options.ignoreAuthErrorAbort = true;
}

/** The second connection. A server that does not know its user is one of somebody's own; facts then come by the first. */
async function connectForFacts(settings: object, service: ServiceName, first: NatsConnection, logger: Logger): Promise<NatsConnection> {
  const user = factsUserOf(service);
  for (;;) {
    try {
      return await connect({ ...settings, user, name: user, inboxPrefix: `_INBOX.${user}` });
    } catch (error) {
      if (error instanceof AuthorizationError) {
        logger.warn({ user }, 'the bus does not know this user; facts share the connection of requests, which is slow under load');
        return first;
      }
      logger.debug({ err: error }, 'the bus went away between two connections');
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_WAIT_MS));
    }
  }
}

interface Following {
  readonly state: { connected: boolean; disconnections: number };
  readonly reconnectListeners: ReadonlySet<() => void>;
  readonly requests: Requests;
  readonly logger: Logger;
}

async function followStatus(statuses: AsyncIterable<Status>, { state, reconnectListeners, requests, logger }: Following): Promise<void> {
  for await (const status of statuses) {
    if (status.type === 'disconnect') {
      state.connected = false;
      state.disconnections += 1;
      logger.warn('disconnected from the bus');
    } else if (status.type === 'reconnect') {
      state.connected = true;
      logger.info('reconnected to the bus');
      for (const listener of reconnectListeners) listener();
    } else if (status.type === 'error') {
      logger.warn({ err: status.error }, 'the bus reported an error');
      if (status.error instanceof PermissionViolationError) requests.refuse(status.error);
    }
  }
}

async function drained(nc: NatsConnection, logger: Logger): Promise<void> {
  if (nc.isClosed()) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DRAIN_MAX_MS);
  });
  try {
    // A disconnected client would wait for a flush that never comes.
    if ((await Promise.race([nc.drain(), late])) !== 'late') return;
    logger.warn('the bus connection took too long to drain and is cut');
    await nc.close();
  } catch (error) {
    logger.warn({ err: error }, 'the bus connection could not be drained');
    await nc.close();
  } finally {
    clearTimeout(timer);
  }
}
