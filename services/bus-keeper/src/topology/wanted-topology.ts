import { durables, streams } from '@haicap/contracts';
import type { ConsumerConfig, StreamConfig } from '@nats-io/jetstream';
import type { DeliverFrom, WantedDurable, WantedStream, WantedTopology } from './topology.js';

const NANOS_PER_MS = 1_000_000;
const DAY_MS = 86_400_000;

/** The relay can fill a lost stream again for so long, and a consumer that was away longer asks the owner. */
export const STREAM_MAX_AGE_MS = 14 * DAY_MS;
/** Longer than the relay goes on trying one event; the inbox is the guarantee, this only saves work. */
export const DUPLICATE_WINDOW_MS = 10 * 60_000;
/** Files never travel in facts. */
export const MESSAGE_SIZE_BYTES_MAX = 256 * 1_024;
export const ACK_WAIT_MS = 30_000;
/** Several batches of a consumer; a batch is applied in one transaction. */
export const ACK_PENDING_MAX = 1_024;

interface StreamSettings {
  readonly streamMaxBytes: number;
  readonly streamReplicas: number;
}

/** What the contracts declare, with the settings of this installation. */
export function wantedTopology({ streamMaxBytes, streamReplicas }: StreamSettings): WantedTopology {
  return {
    streams: streams().map(({ name, subjects }) => ({ name, subjects, maxBytes: streamMaxBytes, replicas: streamReplicas })),
    durables: durables().map(({ stream, name, filterSubject }) => ({ stream, name, filterSubject })),
  };
}

/** The full configuration of a stream: limits only, back-pressure when full, nothing deletable. */
export function streamConfig(stream: WantedStream) {
  return {
    name: stream.name,
    subjects: [...stream.subjects],
    retention: 'limits',
    storage: 'file',
    discard: 'new',
    max_bytes: stream.maxBytes,
    max_age: STREAM_MAX_AGE_MS * NANOS_PER_MS,
    max_msgs: -1,
    max_msg_size: MESSAGE_SIZE_BYTES_MAX,
    duplicate_window: DUPLICATE_WINDOW_MS * NANOS_PER_MS,
    deny_delete: true,
    deny_purge: true,
    num_replicas: stream.replicas,
  } satisfies Partial<StreamConfig>;
}

/** The full configuration of a durable: pull, explicit ack, delivered until it succeeds, no backoff of the broker. */
export function durableConfig(durable: WantedDurable, from: DeliverFrom) {
  return {
    durable_name: durable.name,
    filter_subject: durable.filterSubject,
    deliver_policy: from,
    ack_policy: 'explicit',
    ack_wait: ACK_WAIT_MS * NANOS_PER_MS,
    max_deliver: -1,
    max_ack_pending: ACK_PENDING_MAX,
  } satisfies Partial<ConsumerConfig>;
}

type Drift = 'none' | 'changeable' | 'incompatible';

/** Compares a stream's configuration with the wanted one. Storage and retention cannot change in place. */
export function driftOfStream(actual: StreamConfig, wanted: WantedStream): Drift {
  const target = streamConfig(wanted);
  if (actual.storage !== target.storage || actual.retention !== target.retention) return 'incompatible';
  const same = target.subjects.toSorted().join() === actual.subjects.toSorted().join()
    && (['discard', 'max_bytes', 'max_age', 'max_msg_size', 'duplicate_window', 'deny_delete', 'deny_purge', 'num_replicas'] as const)
      .every((key) => actual[key] === target[key]);
  return same ? 'none' : 'changeable';
}

/** Compares a durable's configuration with the wanted one. Its filter and its kind cannot change in place. */
export function driftOfDurable(actual: ConsumerConfig, wanted: WantedDurable): Drift {
  const target = durableConfig(wanted, 'all');
  const isPush = actual.deliver_subject !== undefined && actual.deliver_subject !== '';
  if (isPush || actual.filter_subject !== target.filter_subject || actual.ack_policy !== target.ack_policy) return 'incompatible';
  const same = (['ack_wait', 'max_deliver', 'max_ack_pending'] as const).every((key) => actual[key] === target[key]);
  return same && (actual.backoff?.length ?? 0) === 0 ? 'none' : same ? 'incompatible' : 'changeable';
}
