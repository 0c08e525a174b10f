import { EVENT_COLUMNS } from '../owner/event-log.store.js';

/**
 * While a session holds this advisory lock, in a database of an owner, a bulk load is under way there: relays leave its facts
 * alone until it has ended or died, because both would want the same processor and disk. Facts of the day go on.
 */
export const BULK_LOAD_LOCK = 4_102_002;

/** A condition: whether a bulk load is under way in this database. */
export const LOADING = `EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
  WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = ${BULK_LOAD_LOCK} AND l.objsubid = 1 AND l.granted)`;

// Only the index of what waits has this order. `NOT bulk ORDER BY id` is served by the primary key as well, which has all that ever left before it.
const [OF_THE_DAY, LOADED] = ['published_at IS NULL AND bulk < true', 'published_at IS NULL AND bulk > false'];
const FIRST = 'ORDER BY bulk, id LIMIT 1';

// A condition: whether facts of a load have not left yet.
const LOADED_FACTS_WAIT = `(SELECT id FROM outbox WHERE ${LOADED} ${FIRST}) IS NOT NULL`;

/** The flag, never a cursor: an id drawn early may commit late, and a cursor would have passed it by. */
const LANES = {
  // What is loaded may change on the same day: its version 2 then waits for its version 1, so the order in the stream stays that
  // of versions. Asked in the same statement, because a load may commit between two. OFFSET keeps the second question per row;
  // as a hash it would read the whole log.
  day: `SELECT bulk, id, at, stream_seq FROM outbox o WHERE ${OF_THE_DAY} AND (
    NOT ${LOADED_FACTS_WAIT}
    OR NOT EXISTS (
      SELECT 1 FROM event mine JOIN event earlier ON earlier.aggregate_id = mine.aggregate_id AND earlier.version < mine.version
      JOIN outbox b ON b.id = earlier.id AND b.at = earlier.at AND b.bulk AND b.published_at IS NULL
      WHERE mine.id = o.id AND mine.at = o.at OFFSET 0))`,
  bulk: `SELECT bulk, id, at, stream_seq FROM outbox o WHERE ${LOADED}`,
} as const;

export type Lane = keyof typeof LANES;

/** The first of a lane, $1 at most, with their events. */
export function batchOf(lane: Lane): string {
  return `SELECT ${EVENT_COLUMNS}, o.stream_seq FROM (${LANES[lane]} ORDER BY o.bulk, o.id LIMIT $1) o
    JOIN event e ON e.id = o.id AND e.at = o.at ORDER BY o.bulk, o.id`;
}

/** When the first facts of the day were recorded that wait, and the first of a load. */
export const WAITING_SINCE = `
  (SELECT at FROM outbox WHERE ${OF_THE_DAY} ORDER BY bulk, id LIMIT $1)
  UNION ALL (SELECT at FROM outbox WHERE ${LOADED} ${FIRST})`;

/** $1 is the stream: what it was and how far it was marked when the batch was read, beside the state of the bulk lane. */
export const BATCH_STATE = `
  SELECT (SELECT created FROM relay_stream WHERE name = $1) AS created, (SELECT last_seq FROM relay_stream WHERE name = $1) AS "lastSeq",
    (SELECT at FROM outbox WHERE ${LOADED} ${FIRST}) AS "oldestBulkAt",
    ${LOADING} AS loading`;
