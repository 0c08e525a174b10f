import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lookUpSummary } from '@haicap/contracts';
import { eventually, pause } from '@haicap/testing';
import { reportingStage, type ReportingStage } from './reporting-stage.js';
import { received } from './sample-facts.js';

const NOTICED_MS = 300;

/** How many statements wait for the tables that the test has locked. */
async function waiting({ rows }: ReportingStage): Promise<number> {
  const [row] = await rows<{ n: number }>(
    `SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
  return row?.n ?? 0;
}

describe('a SIGTERM while a fact is counted and a report is asked for', () => {
  let stage: ReportingStage;
  beforeAll(async () => {
    stage = await reportingStage();
    await stage.registry.answer();
    await stage.dossier.answer();
    await eventually(async () => expect((await stage.readyz()).status).toBe(200), 20_000);
  }, 60_000);
  afterAll(() => stage.stop());

  it('lets the report out, counts the fact and acknowledges it before the process ends', async () => {
    const lock = await stage.database.admin.connect();
    await lock.query('BEGIN');
    await lock.query('LOCK TABLE tally IN ACCESS EXCLUSIVE MODE');
    const report = stage.client.call(lookUpSummary, {});
    await stage.dossier.append([received(1)]);
    await eventually(async () => expect(await waiting(stage)).toBeGreaterThanOrEqual(2));

    process.emit('SIGTERM', 'SIGTERM');
    await pause(NOTICED_MS);
    expect(stage.shutdown.isDraining).toBe(true);
    expect(stage.exits).toEqual([]);
    await lock.query('COMMIT');
    lock.release();

    expect(await report).toMatchObject({ ok: true });
    await eventually(() => stage.exits.length > 0, 20_000);
    expect(stage.exits).toEqual([0]);
    expect(await stage.rows('SELECT received, open_change FROM tally WHERE grain = 1 AND span = 5')).toEqual([{ received: 1, open_change: 1 }]);
  }, 40_000);
});
