import type { Logger } from '@haicap/service-kit';
import { JetStreamApiCodes, JetStreamApiError, type ConsumerInfo, type JetStreamManager, type StreamInfo } from '@nats-io/jetstream';
import { durableKey, type Memory, type ObservedDurable, type ObservedStream, type ObservedTopology, type WantedDurable, type WantedStream, type WantedTopology } from './topology.js';
import { driftOfDurable, driftOfStream } from './wanted-topology.js';

// One failed answer may be a slow disk; so many in a row, while the server is there, is a stream that cannot be read.
const UNREADABLE_AFTER = 5;

/** Asks the bus how its streams and durables are. It changes nothing. */
export class BusObserver {
  readonly #logger: Logger;
  readonly #failures = new Map<string, number>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** `afterReconnection` also compares the message at the remembered end of each stream, to notice a regrown tail. */
  async observe(manager: JetStreamManager, wanted: WantedTopology, remembered: Memory, afterReconnection: boolean): Promise<ObservedTopology> {
    // Durables first: a stream that grows between two answers would make a durable look as if it stood beyond its end.
    const durables = await Promise.all(wanted.durables.map(async (durable) => [durableKey(durable), await this.#durable(manager, durable)] as const));
    const streams = await Promise.all(
      wanted.streams.map(async (stream) => [stream.name, await this.#stream(manager, stream, afterReconnection ? remembered : undefined)] as const),
    );
    return { streams: new Map(streams), durables: new Map(durables) };
  }

  async #stream(manager: JetStreamManager, wanted: WantedStream, remembered: Memory | undefined): Promise<ObservedStream> {
    let info: StreamInfo;
    try {
      info = await manager.streams.info(wanted.name);
    } catch (error) {
      if (isNotFound(error)) return { state: 'missing' };
      return this.#failed(wanted.name, error);
    }
    this.#failures.delete(wanted.name);
    const { created, state } = info;
    return {
      state: 'present',
      created: String(created),
      firstSeq: state.first_seq,
      lastSeq: state.last_seq,
      lastAt: instant(state.last_ts),
      messages: state.messages,
      reportsLoss: (state.lost?.msgs?.length ?? 0) > 0,
      drift: driftOfStream(info.config, wanted),
      ...(await storedAtRemembered(manager, info, remembered)),
    };
  }

  async #durable(manager: JetStreamManager, wanted: WantedDurable): Promise<ObservedDurable> {
    let info: ConsumerInfo;
    try {
      info = await manager.consumers.info(wanted.stream, wanted.name);
    } catch (error) {
      if (isNotFound(error)) return { state: 'missing' };
      this.#logger.warn({ err: error, stream: wanted.stream, durable: wanted.name }, 'a durable does not answer');
      return { state: 'unknown' };
    }
    return {
      state: 'present',
      deliveredSeq: info.delivered.stream_seq,
      ackFloorSeq: info.ack_floor.stream_seq,
      pending: info.num_pending,
      ackPending: info.num_ack_pending,
      drift: driftOfDurable(info.config, wanted),
    };
  }

  #failed(stream: string, error: unknown): ObservedStream {
    // Only the server's own answer about this stream counts; a timeout may be the whole server.
    const failures = error instanceof JetStreamApiError ? (this.#failures.get(stream) ?? 0) + 1 : 0;
    this.#failures.set(stream, failures);
    this.#logger.warn({ err: error, stream, failures }, 'a stream does not answer');
    if (failures < UNREADABLE_AFTER) return { state: 'unknown' };
    this.#failures.delete(stream);
    return { state: 'unreadable' };
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof JetStreamApiError && (error.code === JetStreamApiCodes.StreamNotFound || error.code === JetStreamApiCodes.ConsumerNotFound);
}

async function storedAtRemembered(manager: JetStreamManager, { config, created, state }: StreamInfo, remembered: Memory | undefined) {
  const before = remembered?.streams.get(config.name);
  const isComparable = before !== undefined && before.created === String(created) && before.lastSeq > 0 && before.lastSeq <= state.last_seq;
  if (!isComparable) return {};
  const message = await manager.streams.getMessage(config.name, { seq: before.lastSeq });
  return { storedAtRemembered: { at: message === null ? undefined : instant(message.timestamp) } };
}

// The server writes one instant with a different number of zeros in different answers.
const instant = (text: string): string => text.replace(/\.?0*Z$/, 'Z');
