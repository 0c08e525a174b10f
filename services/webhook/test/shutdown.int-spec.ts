import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventLogRpcs } from '@haicap/contracts';
import { eventually, pause } from '@haicap/testing';
import { webhookStage, type WebhookStage } from './webhook-stage.js';

const NOTICED_MS = 300;

/** True once a question waits for the table that the test has locked. */
async function isWaiting({ database }: WebhookStage): Promise<boolean> {
  const { rowCount } = await database.admin.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%noun = $1%'`,
  );
  return (rowCount ?? 0) > 0;
}

describe('a SIGTERM while a question is being answered', () => {
  let stage: WebhookStage;
  beforeAll(async () => {
    stage = await webhookStage();
  }, 60_000);
  afterAll(() => stage.stop());

  it('lets the answer out before the process ends', async () => {
    const lock = await stage.database.admin.connect();
    await lock.query('BEGIN');
    await lock.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
    const answer = stage.client.call(eventLogRpcs('webhook').listEvents, { noun: 'subscription' }, { token: stage.token });
    await eventually(() => isWaiting(stage));

    process.emit('SIGTERM', 'SIGTERM');
    await pause(NOTICED_MS);
    expect(stage.shutdown.isDraining).toBe(true);
    expect(stage.exits).toEqual([]);
    await lock.query('COMMIT');
    lock.release();

    expect(await answer).toMatchObject({ ok: true, value: { events: [] } });
    await eventually(() => stage.exits.length > 0);
    expect(stage.exits).toEqual([0]);
  });
});
