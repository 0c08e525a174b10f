/**
 * While a session holds this advisory lock, in a database of an owner, a bulk load is under way there: relays leave its facts
 * alone until it has ended or died, because both would want the same processor and disk. Facts of the day go on.
 */
export const BULK_LOAD_LOCK = 4_102_002;

const UNPUBLISHED = 'SELECT id, at, stream_seq FROM outbox o WHERE published_at IS NULL';

/** Asked in this order until one answers rows. The flag, never a cursor: an id drawn early may commit late, and a cursor would have passed it by. */
export const LANES = {
  day: `${UNPUBLISHED} AND NOT bulk`,
  // What is loaded may change on the same day: its version 2 then waits for its version 1, so the order in the stream stays that of versions.
  // OFFSET 0 has it asked for each fact of the day: joined, the whole load that waits would be read at every poll.
  dayBesideBulk: `${UNPUBLISHED} AND NOT bulk AND NOT EXISTS (
    SELECT 1 FROM event mine JOIN event earlier ON earlier.aggregate_id = mine.aggregate_id AND earlier.version < mine.version
    JOIN outbox b ON b.id = earlier.id AND b.at = earlier.at AND b.bulk AND b.published_at IS NULL
    WHERE mine.id = o.id AND mine.at = o.at OFFSET 0)`,
  bulk: `${UNPUBLISHED} AND bulk`,
} as const;

/** When the first facts of the day were recorded that wait, and the first of a load. */
export const WAITING_SINCE = `
  (SELECT at FROM outbox WHERE published_at IS NULL AND NOT bulk ORDER BY id LIMIT $1)
  UNION ALL (SELECT at FROM outbox WHERE published_at IS NULL AND bulk ORDER BY id LIMIT 1)`;

export const BULK_STATE = `
  SELECT (SELECT at FROM outbox WHERE published_at IS NULL AND bulk ORDER BY id LIMIT 1) AS "oldestAt",
    EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
      WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = ${BULK_LOAD_LOCK} AND l.objsubid = 1 AND l.granted) AS loading`;
