import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { natsConnectOptions } from '../backing/nats-address.ts';
import { inDatabase, withClient } from '../database/apply-plan.ts';
import { planDatabase } from '../database/database-plan.ts';
import { reasonOf } from '../failure.ts';
import { busPassword } from '../installation/service-environment.ts';
import type { Wiring } from '../installation/service-environment.ts';
import type { Topology } from '../installation/topology.ts';

/** Longer than any pause of a healthy consumer; a stuck one is shown by `doctor` and does not keep a province down. */
const STANDSTILL_MS = 20_000;

/**
 * At the first start registry's facts still travel to the others when all are ready: a desk would be told that its
 * commune does not exist. Waits until everything published has arrived, or until nothing moves any more.
 */
export async function waitForReadCopies(wiring: Wiring, topology: Topology, note: (text: string) => void): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let movedAt = performance.now();
  for (;;) {
    const found = await lookAround(wiring, topology);
    if (found.remaining === 0) return;
    if (found.remaining < least) [least, movedAt] = [found.remaining, performance.now()];
    if (performance.now() - movedAt > STANDSTILL_MS) return note(`${found.words}; ./haicap doctor says where`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** A durable that is just being made anew cannot be asked: that is "not yet", and only the standstill ends the wait. */
async function lookAround(wiring: Wiring, topology: Topology): Promise<{ remaining: number; words: string }> {
  try {
    const remaining = await unpublished(wiring, topology) + await undelivered(wiring, topology);
    return { remaining, words: `${remaining} facts have not arrived` };
  } catch (error) {
    return { remaining: Number.POSITIVE_INFINITY, words: `what is on its way cannot be counted (${reasonOf(error)})` };
  }
}

async function unpublished(wiring: Wiring, topology: Topology): Promise<number> {
  let total = 0;
  for (const service of topology.owners()) {
    const { database } = planDatabase(service, () => '');
    total += await withClient(inDatabase(wiring.postgresAdminUrl, database), async (client) => {
      const { rows } = await client.query<{ waiting: number }>('SELECT count(*)::int AS waiting FROM outbox WHERE published_at IS NULL');
      return rows[0]?.waiting ?? 0;
    });
  }
  return total;
}

async function undelivered(wiring: Wiring, topology: Topology): Promise<number> {
  const keeper = { user: 'bus-keeper', pass: busPassword(wiring.secrets, 'bus-keeper') };
  const connection = await connect({ ...natsConnectOptions(wiring.natsUrl, keeper), timeout: 3000, reconnect: false, name: 'haicap-launcher' });
  try {
    const manager = await jetstreamManager(connection, { timeout: 5000, checkAPI: false });
    const consumers = await Promise.all(topology.durables().map(({ stream, name }) => manager.consumers.info(stream, name)));
    return consumers.reduce((sum, consumer) => sum + consumer.num_pending + consumer.num_ack_pending, 0);
  } finally {
    await connection.close();
  }
}
