import { durables, streamName, streams, type ServiceName } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import { AckPolicy, DeliverPolicy, DiscardPolicy, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';

const DAY_NS = 86_400_000_000_000;

export interface StreamWish {
  /** Only the stream of this owner; all when absent. */
  readonly owner?: ServiceName;
  readonly deliver?: DeliverPolicy;
  /** Streams only, or durables only; both when absent. */
  readonly only?: 'streams' | 'durables';
}

/**
 * Makes the streams and durables of contracts the way bus-keeper does, for tests without a bus-keeper. Those that exist
 * stay. `admin` is a connection as bus-keeper.
 */
export async function createStreams(admin: Bus, { owner, deliver = DeliverPolicy.New, only }: StreamWish = {}): Promise<void> {
  const manager = await jetstreamManager(admin.nc, { checkAPI: false });
  const wanted = (service: ServiceName) => owner === undefined || service === owner;
  if (only !== 'durables') {
    for (const stream of streams().filter(({ service }) => wanted(service))) {
      await manager.streams.add({
        name: stream.name, subjects: [...stream.subjects], storage: StorageType.File, retention: RetentionPolicy.Limits,
        discard: DiscardPolicy.New, max_bytes: 256 * 1024 ** 2, max_age: 14 * DAY_NS, duplicate_window: 600_000_000_000,
        max_msg_size: 262_144, num_replicas: 1,
      });
    }
  }
  if (only === 'streams') return;
  const present = new Set<string>();
  for (const stream of streams().filter(({ service }) => wanted(service))) {
    for await (const { name } of manager.consumers.list(stream.name)) present.add(`${stream.name}/${name}`);
  }
  for (const durable of durables().filter((spec) => wanted(spec.owner))) {
    if (present.has(`${durable.stream}/${durable.name}`)) continue;
    await manager.consumers.add(durable.stream, {
      durable_name: durable.name, filter_subject: durable.filterSubject, ack_policy: AckPolicy.Explicit,
      deliver_policy: deliver, ack_wait: 30_000_000_000, max_deliver: -1, max_ack_pending: 1_000,
    });
  }
}

/** Removes the stream of an owner with everything in it, as somebody with the administrator's user might. */
export async function deleteStream(admin: Bus, owner: ServiceName): Promise<void> {
  const manager = await jetstreamManager(admin.nc, { checkAPI: false });
  await manager.streams.delete(streamName(owner));
}
