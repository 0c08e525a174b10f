import { jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerConfig, ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { natsConnectOptions } from '../../cli/backing/nats-address.ts';
import { busPassword } from '../../cli/installation/service-environment.ts';
import type { Stage } from './stage.ts';

/** As the administrator of the bus, by the direct way: the proxies are for the services. */
export async function withStreamKeeper<T>(stage: Stage, work: (manager: JetStreamManager) => Promise<T>): Promise<T> {
  const { natsUrl } = stage.known.connections;
  const keeper = { user: 'bus-keeper', pass: busPassword(stage.known.secrets, 'bus-keeper') };
  const connection = await connect({ ...natsConnectOptions(natsUrl, keeper), timeout: 3_000, reconnect: false, name: 'haicap-chaos' });
  try {
    return await work(await jetstreamManager(connection, { timeout: 5_000, checkAPI: false }));
  } finally {
    await connection.close();
  }
}

/** Makes a durable anew that begins elsewhere in its stream; answers what it was and what it is. */
export async function durableAnew({ consumers }: JetStreamManager, stream: string, durable: string, begin: Pick<ConsumerConfig, 'deliver_policy' | 'opt_start_seq'>): Promise<{ before: ConsumerInfo; after: ConsumerInfo }> {
  const before = await consumers.info(stream, durable);
  const { opt_start_seq: _seq, opt_start_time: _time, ...again } = before.config;
  await consumers.delete(stream, durable);
  return { before, after: await consumers.add(stream, { ...again, ...begin }) };
}
