import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { nodesOf, rowsRead, type PlanNode } from '@haicap/testing';
import { readByIndex } from '../src/owner/relay-pool.js';
import { batchOf } from '../src/relay/bulk-lane.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(60_000);

const WAITING = 3_000;
const BATCH = 10;

let owner: OwnerStage;
beforeAll(async () => {
  owner = await raiseOwner();
  await owner.append(Array.from({ length: WAITING }, (_, unit) => noted(unit + 1, 1)));
  await owner.database.admin.query('VACUUM ANALYZE event');
});
afterAll(() => owner.close());

/** How many rows of the queue and of the log a batch looks at, also those thrown away. */
async function rowsOfBatch(): Promise<number> {
  const text = `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${batchOf('day')}`;
  const [row] = await readByIndex(owner.relayPool, (query) => query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(text, [BATCH]));
  if (row === undefined) throw new Error('no plan');
  return nodesOf(row['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] !== undefined).reduce((sum, node) => sum + rowsRead(node), 0);
}

it('reads a batch alone where statistics say that everything waits, and most has left since', async () => {
  await owner.database.admin.query('VACUUM ANALYZE outbox');
  await owner.database.admin.query('UPDATE outbox SET published_at = now(), stream_seq = id WHERE id <= (SELECT max(id) - $1 FROM outbox)', [WAITING / 2]);

  expect(await rowsOfBatch()).toBe(2 * BATCH);
});

it('reads a batch alone where statistics say that nothing waits, and a lost stream has queued all again', async () => {
  await owner.database.admin.query('UPDATE outbox SET published_at = now(), stream_seq = id');
  await owner.database.admin.query('VACUUM ANALYZE outbox');
  await owner.database.admin.query('UPDATE outbox SET published_at = NULL');

  expect(await rowsOfBatch()).toBe(2 * BATCH);
});
