import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { streamName } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import { createStreams, deleteStream } from '@haicap/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { childEnvironment, projectRoot } from '../../config.ts';
import type { Check, Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { equal } from '../harness/targets.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import type { BenchProcess } from '../stage/bench-process.ts';
import { openScratchBroker } from '../stage/scratch-broker.ts';
import type { ScratchBroker } from '../stage/scratch-broker.ts';
import { WriteRig } from '../write/write-rig.ts';

const CLIENTS = 8;
// Receiving a hundred thousand takes longer than everything that is measured here.
const RECEIVED_MAX = 10_000;

/** So many events of dossiers of their own with the same bodies, each with its place in the queue and its audit row, as a receipt leaves them. */
const moreLike = (count: number, models: number | 'ALL' = 'ALL'): string => `
  WITH model AS (SELECT row_number() OVER (ORDER BY id) - 1 AS place, e.* FROM (SELECT * FROM event WHERE noun = 'dossier' AND version = 1 ORDER BY id LIMIT ${models}) e),
  added AS (
    INSERT INTO event (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent)
    SELECT gen_random_uuid(), noun, gen_random_uuid(), 1, type, body, at, actor, traceparent FROM generate_series(1, ${count}) AS n JOIN model ON place = n % (SELECT count(*) FROM model)
    RETURNING id, at, aggregate_id, actor
  ), queued AS (INSERT INTO outbox (id, at, aggregate_id) SELECT id, at, aggregate_id FROM added ORDER BY id)
  INSERT INTO audit (at, actor, action, object_type, object_id, version, trace_id, detail)
  SELECT at, actor, 'receive', 'dossier', aggregate_id, 1, md5(id::text), jsonb_build_object('eventId', id) FROM added ORDER BY id`;

/** One more; answers its number in the log. */
const ONE_MORE = `${moreLike(1, 1)} RETURNING detail->>'eventId' AS id`;

/** A database of dossiers, a broker of its own, and a process that moves the events of the one to the other: by the relay, or by publishing alone. */
export class RelayRig {
  readonly write: WriteRig;
  private readonly broker: ScratchBroker;
  private readonly keeper: Bus;
  private readonly process: BenchProcess;
  private events = 0;

  private constructor(parts: { write: WriteRig; broker: ScratchBroker; keeper: Bus; process: BenchProcess }) {
    this.write = parts.write;
    this.broker = parts.broker;
    this.keeper = parts.keeper;
    this.process = parts.process;
  }

  static async open(): Promise<RelayRig> {
    const write = await WriteRig.open();
    const broker = await openScratchBroker().catch(async (error: unknown) => {
      await write.close();
      throw error;
    });
    try {
      const checkpoints = join(broker.folder, 'checkpoints');
      mkdirSync(checkpoints);
      const keeper = await broker.connect('bus-keeper');
      await createStreams(keeper, { owner: 'dossier', only: 'streams' });
      const told = { url: broker.url, password: broker.password, relayUrl: write.relayUrl, adminUrl: write.adminUrl, addOne: ONE_MORE, checkpoints };
      const process = await startBenchProcess([join(projectRoot, 'tools/cli/bench/bus/relay-process/main.ts')], childEnvironment({ BENCH_RELAY: JSON.stringify(told), NODE_ENV: 'production' }));
      return new RelayRig({ write, broker, keeper, process });
    } catch (error) {
      await broker.close();
      await write.close();
      throw error;
    }
  }

  /** Receipts by pgbench, each of which leaves one event; beyond some thousand their like. Answers how many wait then. */
  async fillUpTo(size: number): Promise<number> {
    const received = Math.min(size, RECEIVED_MAX) - this.events;
    if (received > 0) await this.write.fill(await this.scripts(), CLIENTS, Math.ceil(received / CLIENTS));
    this.events = await this.write.count(`SELECT count(*) FROM outbox`);
    if (size > this.events) {
      await this.write.run(moreLike(size - this.events));
      this.events = size;
    }
    return this.events;
  }

  private kept: string[] | undefined;
  private async scripts(): Promise<string[]> {
    this.kept ??= await this.write.receipts();
    return this.kept;
  }

  draining(events: number): Side {
    return { title: 'the relay', round: () => this.round({ order: 'drain', count: events }) };
  }

  publishing(events: number): Side {
    return {
      title: 'publish alone',
      round: async () => {
        await this.process.order({ order: 'load', count: events });
        return await this.round({ order: 'publish' });
      },
    };
  }

  /** Events that are committed one after the other, with the relay behind them or with a publish behind each. */
  committing(perSecond: number, by: 'relay' | 'publish'): Side {
    return {
      title: by === 'relay' ? 'the relay, from commit to mark' : 'publish alone, from commit to acknowledgement',
      round: ({ ms }) => this.cost({ order: `${by}-commits`, ms, perSecond }),
    };
  }

  /** Each begins with an empty stream and an outbox of which nothing has left. */
  private async round(order: object): Promise<Sample> {
    await deleteStream(this.keeper, 'dossier');
    await createStreams(this.keeper, { owner: 'dossier', only: 'streams' });
    await this.write.run('UPDATE outbox SET published_at = NULL, stream_seq = NULL WHERE published_at IS NOT NULL');
    await this.write.run('DELETE FROM relay_stream');
    await this.write.run('VACUUM ANALYZE outbox');
    return await this.cost(order);
  }

  private async cost(order: object): Promise<Sample> {
    return await withCost(() => [this.process.pid, this.broker.pid(), this.write.postgresPid], () => this.process.order<Sample>(order));
  }

  async check(events: number): Promise<Check[]> {
    await this.round({ order: 'drain', count: events });
    const { state } = await (await jetstreamManager(this.keeper.nc, { checkAPI: false })).streams.info(streamName('dossier'));
    return [
      equal(`messages on the stream, of ${events.toLocaleString('en')} events`, state.messages, events),
      equal('events not marked, or with the place of another', await this.write.count(
        'SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL) + (SELECT count(*) - count(DISTINCT stream_seq) FROM outbox) AS count'), 0),
    ];
  }

  async unmarked(): Promise<number> {
    return await this.write.count('SELECT count(*) FROM outbox WHERE published_at IS NULL');
  }

  async close(): Promise<void> {
    await this.process.close();
    await this.broker.close();
    await this.write.close();
  }
}
