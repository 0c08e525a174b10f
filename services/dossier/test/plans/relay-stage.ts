import { BULK_LOAD_LOCK, OutboxRelay } from '@haicap/outbox';
import { createMetrics } from '@haicap/service-kit';
import { createStreams, deleteStream, eventually, startNats, type TestNats } from '@haicap/testing';
import { Client } from 'pg';
import { logger, type DossierRig } from '../dossier-rig.js';

const PATIENCE_MS = 60_000;

/** The relay of the service on a broker of its own, and what can happen to a broker. */
export async function relayStage(rig: DossierRig) {
  // The questions before this left facts of thousands of dossiers; the relay's own begin here.
  await rig.rows('UPDATE outbox SET published_at = clock_timestamp() WHERE published_at IS NULL AND NOT bulk');
  const nats: TestNats = await startNats();
  const keeper = await nats.connect('bus-keeper');
  await createStreams(keeper, { owner: 'dossier', only: 'streams' });
  const bus = await nats.connect('dossier');
  // The stream has a first message, so that its beginning does not move when the relay publishes.
  await bus.js.publish('fact.dossier.dossier.received.v1', '{}');
  const relay = new OutboxRelay({
    pool: rig.relayPool, bus, service: 'dossier', logger, metrics: createMetrics('dossier'), owner: 'plans', clock: rig.clock,
    checkpointKey: Buffer.alloc(32, 4), checkpointFolder: rig.database.checkpointFolder, intervals: { pollMs: 100, sealMs: 100, watchMs: 200 },
  });
  const waiting = async (): Promise<{ day: number; load: number }> => {
    const [row] = await rig.rows<{ day: number; load: number }>(
      `SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL AND NOT bulk)::integer + (SELECT count(*) FROM audit WHERE seq IS NULL)::integer AS day,
         (SELECT count(*) FROM outbox WHERE published_at IS NULL AND bulk)::integer AS load`);
    return row ?? { day: 0, load: 0 };
  };
  const until = (isSo: () => Promise<boolean>) => eventually(async () => {
    if (!(await isSo())) throw new Error(`not yet: ${JSON.stringify(await waiting())}`);
  }, PATIENCE_MS);
  /** A load is under way as long as this connection lives; what loads queued waits. */
  const beginLoad = async (): Promise<Client> => {
    const client = new Client({ connectionString: rig.database.ownerUrl });
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [BULK_LOAD_LOCK]);
    return client;
  };
  let load = await beginLoad();
  let older = '';
  return {
    start: () => relay.start(),
    /** Facts of the day are published and marked, and what was audited is sealed. */
    dayIsDone: () => until(async () => (await waiting()).day === 0),
    /** The load ends; its first facts are published. */
    endLoad: async (facts: number) => {
      const before = (await waiting()).load;
      await load.end();
      await until(async () => (await waiting()).load <= before - facts);
    },
    /** Another load begins: from the next fact of the day on, only the day is published. */
    beginLoad: async () => {
      load = await beginLoad();
    },
    /** Remembers the store as it is. */
    keepStore: async () => {
      await nats.kill();
      older = nats.copyStore();
      await nats.start();
    },
    /** The broker wakes up without what it was given since then. */
    loseTail: async () => {
      await nats.kill();
      nats.putStore(older);
      await nats.start();
    },
    loseStream: async () => {
      await eventually(() => keeper.isConnected(), PATIENCE_MS);
      await deleteStream(keeper, 'dossier');
      await createStreams(keeper, { owner: 'dossier', only: 'streams' });
      await until(async () => (await waiting()).day > 10_000);
    },
    stop: async () => {
      await relay.stop();
      await load.end();
      await nats.stop();
    },
  };
}
