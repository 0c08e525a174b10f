import { streamName } from '@haicap/contracts';
import { isMutant } from '@haicap/messaging/test-build';
import { EVENT_COLUMNS, toFact, type EventRow } from '../owner/event-log.store.js';
import type { OutboxRelay } from '../relay/outbox-relay.js';
import type { LeaseTerm } from '../relay/relay-lease.js';
import { RepeatingTask } from '../relay/repeating-task.js';
import { keepBus, messageOf } from './bus-at-hand.js';
import { publishedEarly } from './command-mutants.js';

/** Exchanges parts of a relay that was just made. Members are named in brackets, so a renamed one does not compile. */
export function mutateRelay(relay: OutboxRelay): OutboxRelay {
  keepBus(relay['settings'].bus);
  if (isMutant('cursor-relay')) followCursor(relay);
  if (isMutant('publish-before-commit')) trustEarlyOnes(relay);
  if (isMutant('emit-instead-of-outbox')) sendNothing(relay);
  if (isMutant('relay-without-fencing')) dropFence(relay);
  if (isMutant('two-skip-locked-relays')) publishTwice(relay);
  if (isMutant('no-watch')) relay['watch'].look = () => Promise.resolve(0);
  return relay;
}

function followCursor(relay: OutboxRelay): void {
  const { pool } = relay['settings'];
  const publisher = relay['publisher'];
  let cursor: string | undefined;
  let read: readonly { readonly id: string }[] = [];
  publisher['unpublished'] = async () => {
    cursor ??= await lastPublished(relay);
    const { rows } = await pool.query(
      `SELECT ${EVENT_COLUMNS}, o.stream_seq FROM outbox o JOIN event e ON e.id = o.id AND e.at = o.at WHERE o.id > $1 ORDER BY o.id LIMIT $2`,
      [cursor, publisher['batchMax']],
    );
    read = rows;
    return { rows, created: null };
  };
  const mark = publisher['mark'].bind(publisher);
  publisher['mark'] = async (term, batch) => {
    await mark(term, batch);
    const sent = new Set(batch.published.map(({ row }) => row.id));
    for (const { id } of read) {
      if (!sent.has(id)) return;
      cursor = id;
    }
  };
}

async function lastPublished(relay: OutboxRelay): Promise<string> {
  const { rows } = await relay['settings'].pool.query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM outbox WHERE published_at IS NOT NULL');
  return rows[0]?.id ?? '0';
}

function trustEarlyOnes(relay: OutboxRelay): void {
  const publisher = relay['publisher'];
  const publish = publisher['publish'].bind(publisher);
  publisher['publish'] = (row) => {
    const seq = publishedEarly.get(row.event_id);
    publishedEarly.delete(row.event_id);
    return seq === undefined ? publish(row) : Promise.resolve({ stream: streamName(relay['settings'].service), domain: '', seq, duplicate: true });
  };
}

function sendNothing(relay: OutboxRelay): void {
  relay['publisher'].publishBatch = async () => {
    await relay['settings'].pool.query('UPDATE outbox SET published_at = clock_timestamp() WHERE published_at IS NULL');
    return false;
  };
}

function dropFence(relay: OutboxRelay): void {
  const { pool, bus, service } = relay['settings'];
  const lease = relay['lease'];
  const hold = lease.hold.bind(lease);
  let last: LeaseTerm | undefined;
  lease.hold = async () => (last = (await hold()) ?? last);
  lease.term = () => last;
  lease.lose = () => {};
  const publisher = relay['publisher'];
  publisher['publish'] = (row) => {
    const { subject, payload } = messageOf(toFact(service, row));
    return bus.js.publish(subject, payload, { timeout: 5_000 });
  };
  publisher['mark'] = async (_term, { published }) => {
    await pool.query(
      `UPDATE outbox o SET published_at = clock_timestamp(), stream_seq = m.seq
       FROM unnest($1::bigint[], $2::timestamptz[], $3::bigint[]) AS m (id, at, seq) WHERE o.id = m.id AND o.at = m.at`,
      [published.map(({ row }) => row.id), published.map(({ row }) => row.at.toISOString()), published.map(({ seq }) => seq)],
    );
    await pool.query('UPDATE relay_stream SET last_seq = $2 WHERE name = $1', [streamName(service), published.at(-1)?.seq ?? 0]);
  };
}

const LOCKED_BATCH = 10;

function publishTwice(relay: OutboxRelay): void {
  const { logger } = relay['settings'];
  relay['publishOrForget'] = () => publishLocked(relay);
  const second = new RepeatingTask({ name: 'publish-2', intervalMs: relay['intervals'].pollMs, run: () => publishLocked(relay), logger });
  const first = relay['tasks'].publish;
  const wake = first.wake.bind(first);
  first.wake = () => {
    wake();
    second.wake();
  };
  Object.assign(relay['tasks'], { second });
}

/** One batch of whoever comes first, row by row; the rows of the other loop are passed over. */
async function publishLocked(relay: OutboxRelay): Promise<boolean> {
  const { pool, bus, service } = relay['settings'];
  if (!relay['ownsStream'] || !bus.isConnected()) return false;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM (SELECT id, at FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED) o
       JOIN event e ON e.id = o.id AND e.at = o.at ORDER BY e.id`, [LOCKED_BATCH]);
    for (const row of rows) {
      const { subject, payload } = messageOf(toFact(service, row));
      const { seq } = await bus.js.publish(subject, payload, { msgID: row.event_id, timeout: 5_000 });
      await client.query('UPDATE outbox SET published_at = clock_timestamp(), stream_seq = $3 WHERE id = $1 AND at = $2', [row.id, row.at, seq]);
    }
    await client.query('COMMIT');
    return rows.length === LOCKED_BATCH;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
