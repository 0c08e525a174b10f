import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventLogRpcs, type ServiceName } from '@haicap/contracts';
import { eventually, pause } from './eventually.js';
import type { ServiceStage } from './service-stage.js';

const NOTICED_MS = 300;

/** A service, one of its nouns, and how it is raised. */
interface LivingService {
  readonly service: ServiceName;
  readonly noun: string;
  readonly raise: () => Promise<ServiceStage>;
}

/** That a service is ready after its start and shows its history to services alone. */
export function describeStart({ service, noun, raise }: LivingService): void {
  describe(`${service} after its start`, () => {
    let stage: ServiceStage;
    beforeAll(async () => {
      stage = await raise();
    }, 60_000);
    afterAll(() => stage.stop());

    it('is ready and knows its schema', async () => {
      const answer = await eventually(async () => {
        const response = await stage.readyz();
        expect(response.status).toBe(200);
        return response;
      });

      expect(await answer.json()).toMatchObject({ service, ready: true, checks: { started: true, bus: true, schema: true } });
    });

    it('answers a follower that asks for its history', async () => {
      const reply = await stage.client.call(eventLogRpcs(service).listEvents, { noun }, { token: stage.token });

      expect(reply).toMatchObject({ ok: true, value: { events: [], more: false } });
    });

    it('refuses to show its history to nobody in particular', async () => {
      const reply = await stage.client.call(eventLogRpcs(service).listEvents, { noun });

      expect(reply).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
    });
  });
}

/** That a service that is told to end lets the answer out that it is making. */
export function describeEnd({ service, noun, raise }: LivingService): void {
  describe('a SIGTERM while a question is being answered', () => {
    let stage: ServiceStage;
    beforeAll(async () => {
      stage = await raise();
    }, 60_000);
    afterAll(() => stage.stop());

    it('lets the answer out before the process ends', async () => {
      const lock = await stage.database.admin.connect();
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
      const answer = stage.client.call(eventLogRpcs(service).listEvents, { noun }, { token: stage.token });
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
}

/** True once a question waits for the table that the test has locked. */
async function isWaiting({ database }: ServiceStage): Promise<boolean> {
  const { rowCount } = await database.admin.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%noun = $1%'`,
  );
  return (rowCount ?? 0) > 0;
}
