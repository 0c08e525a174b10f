import { jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
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
