import { streamName, type FactEnvelope } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';

/** Everything the registry's stream holds, in its order. `admin` is a connection as bus-keeper. */
export async function readStream(admin: Bus): Promise<FactEnvelope[]> {
  const stream = streamName('registry');
  const manager = await jetstreamManager(admin.nc, { checkAPI: false });
  const { state } = await manager.streams.info(stream);
  if (state.messages === 0) return [];
  const name = `view-${performance.now().toString().replace('.', '')}`;
  await manager.consumers.add(stream, { name, ack_policy: AckPolicy.None, deliver_policy: DeliverPolicy.All, inactive_threshold: 5_000_000_000 });
  const consumer = await jetstream(admin.nc).consumers.get(stream, name);
  const facts: FactEnvelope[] = [];
  while (facts.length < state.messages) {
    const before = facts.length;
    for await (const message of await consumer.fetch({ max_messages: Math.min(1_000, state.messages - facts.length), expires: 2_000 })) facts.push(message.json<FactEnvelope>());
    if (facts.length === before) break;
  }
  await manager.consumers.delete(stream, name);
  return facts;
}

/** `<last digits of the unit>:<version>` of facts, short enough to read in a failed test. */
export function shortNames(facts: readonly FactEnvelope[]): string[] {
  return facts.map(({ subject, version }) => `${Number.parseInt(subject.slice(-12), 16)}:${version}`);
}
