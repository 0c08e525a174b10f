import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readByIndex } from '../src/owner/relay-pool.js';
import { batchOf } from '../src/relay/bulk-lane.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(60_000);

const WAITING = 3_000;
const BATCH = 10;

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

let owner: OwnerStage;
beforeAll(async () => {
  owner = await raiseOwner();
  await owner.append(Array.from({ length: WAITING }, (_, unit) => noted(unit + 1, 1)));
  await owner.database.admin.query('VACUUM ANALYZE event');
});
afterAll(() => owner.close());

/** How many rows of the queue and of the log a batch looks at, also those thrown away. */
async function rowsRead(): Promise<number> {
  const text = `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${batchOf('day')}`;
  const [row] = await readByIndex(owner.relayPool, (query) => query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(text, [BATCH]));
  if (row === undefined) throw new Error('no plan');
  return sum(row['QUERY PLAN'][0].Plan);
}

function sum(node: PlanNode): number {
  const own = node['Relation Name'] === undefined ? 0 : ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1);
  return own + (node.Plans ?? []).reduce((total, child) => total + sum(child), 0);
}

it('reads a batch alone where statistics say that everything waits, and most has left since', async () => {
  await owner.database.admin.query('VACUUM ANALYZE outbox');
  await owner.database.admin.query('UPDATE outbox SET published_at = now(), stream_seq = id WHERE id <= (SELECT max(id) - $1 FROM outbox)', [WAITING / 2]);

  expect(await rowsRead()).toBe(2 * BATCH);
});

it('reads a batch alone where statistics say that nothing waits, and a lost stream has queued all again', async () => {
  await owner.database.admin.query('UPDATE outbox SET published_at = now(), stream_seq = id');
  await owner.database.admin.query('VACUUM ANALYZE outbox');
  await owner.database.admin.query('UPDATE outbox SET published_at = NULL');

  expect(await rowsRead()).toBe(2 * BATCH);
});
