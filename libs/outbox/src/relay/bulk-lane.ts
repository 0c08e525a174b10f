/**
 * While a session holds this advisory lock, in a database of an owner, a bulk load is under way there: relays leave its facts
 * alone until it has ended or died, because both would want the same processor and disk. Facts of the day go on.
 */
export const BULK_LOAD_LOCK = 4_102_002;

/** A condition: whether a bulk load is under way in this database. */
export const LOADING = `EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
  WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = ${BULK_LOAD_LOCK} AND l.objsubid = 1 AND l.granted)`;

// A condition: whether facts of a load have not left yet; asked by the index, whose first entry answers it.
const LOADED_FACTS_WAIT = '(SELECT id FROM outbox WHERE published_at IS NULL AND bulk ORDER BY id LIMIT 1) IS NOT NULL';

const UNPUBLISHED = 'SELECT id, at, stream_seq FROM outbox o WHERE published_at IS NULL';

/** The flag, never a cursor: an id drawn early may commit late, and a cursor would have passed it by. */
export const LANES = {
  // What is loaded may change on the same day: its version 2 then waits for its version 1, so the order in the stream stays that
  // of versions. Asked in the same statement, because a load may commit between two. ORDER BY has the first question
  // answered by the index: where most of a month waits, EXISTS would read from the beginning what has left. OFFSET keeps the
  // second one per row; as a hash it would read the whole log.
  day: `${UNPUBLISHED} AND NOT bulk AND (
    NOT ${LOADED_FACTS_WAIT}
    OR NOT EXISTS (
      SELECT 1 FROM event mine JOIN event earlier ON earlier.aggregate_id = mine.aggregate_id AND earlier.version < mine.version
      JOIN outbox b ON b.id = earlier.id AND b.at = earlier.at AND b.bulk AND b.published_at IS NULL
      WHERE mine.id = o.id AND mine.at = o.at OFFSET 0))`,
  bulk: `${UNPUBLISHED} AND bulk`,
} as const;

/** When the first facts of the day were recorded that wait, and the first of a load. */
export const WAITING_SINCE = `
  (SELECT at FROM outbox WHERE published_at IS NULL AND NOT bulk ORDER BY id LIMIT $1)
  UNION ALL (SELECT at FROM outbox WHERE published_at IS NULL AND bulk ORDER BY id LIMIT 1)`;

/** $1 is the stream: what it was and how far it was marked when the batch was read, beside the state of the bulk lane. */
export const BATCH_STATE = `
  SELECT (SELECT created FROM relay_stream WHERE name = $1) AS created, (SELECT last_seq FROM relay_stream WHERE name = $1) AS "lastSeq",
    (SELECT at FROM outbox WHERE published_at IS NULL AND bulk ORDER BY id LIMIT 1) AS "oldestBulkAt",
    ${LOADING} AS loading`;
