import type { Logger } from '@haicap/service-kit';
import type { JetStreamManager } from '@nats-io/jetstream';
import { durableKey, type Repair, type WantedTopology } from './topology.js';
import { durableConfig, streamConfig } from './wanted-topology.js';

/**
 * Carries out what was planned, one repair after the other; the plan's order puts streams before their durables. A repair
 * that fails ends those of its stream, never those of another. Answers the repairs that were done.
 */
export async function repairBus(manager: JetStreamManager, wanted: WantedTopology, repairs: readonly Repair[], logger: Logger): Promise<Repair[]> {
  const done: Repair[] = [];
  const failedStreams = new Set<string>();
  for (const repair of repairs) {
    if (failedStreams.has(repair.stream)) continue;
    logger.warn({ ...repair }, 'repairing the bus');
    try {
      if ('durable' in repair) await repairDurable(manager, wanted, repair);
      else await repairStream(manager, wanted, repair);
      done.push(repair);
    } catch (error) {
      failedStreams.add(repair.stream);
      logger.error({ err: error, ...repair }, 'a repair failed and is tried again at the next look');
    }
  }
  return done;
}

async function repairStream(manager: JetStreamManager, wanted: WantedTopology, repair: Repair): Promise<void> {
  const stream = wanted.streams.find(({ name }) => name === repair.stream);
  if (stream === undefined || repair.kind === 'note-stream') return;
  const config = streamConfig(stream);
  if (repair.kind === 'update-stream') {
    await manager.streams.update(stream.name, config);
    return;
  }
  // Its content is in the owner's event log: the relay fills the new stream.
  if (repair.kind === 'recreate-stream') await manager.streams.delete(stream.name);
  await manager.streams.add(config);
}

async function repairDurable(manager: JetStreamManager, wanted: WantedTopology, repair: Extract<Repair, { durable: string }>): Promise<void> {
  const key = durableKey({ stream: repair.stream, name: repair.durable });
  const durable = wanted.durables.find((one) => durableKey(one) === key);
  if (durable === undefined) return;
  const config = durableConfig(durable, repair.from);
  if (repair.kind === 'update-durable') {
    const { ack_wait, max_deliver, max_ack_pending } = config;
    await manager.consumers.update(durable.stream, durable.name, { ack_wait, max_deliver, max_ack_pending });
    return;
  }
  if (repair.kind === 'recreate-durable') await manager.consumers.delete(durable.stream, durable.name);
  await manager.consumers.add(durable.stream, config);
}
