import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listFigures, lookUpSummary } from '@haicap/contracts';
import { eventually } from '@haicap/testing';
import { reportingStage, type ReportingStage } from './reporting-stage.js';

const FOLLOWED = ['registry.unit', 'dossier.procedure', 'dossier.dossier'];

describe('reporting after its start', () => {
  let stage: ReportingStage;
  beforeAll(async () => {
    stage = await reportingStage();
  }, 60_000);
  afterAll(() => stage.stop());

  it('is not ready before it has read the logs of those it follows', async () => {
    const answer = await stage.readyz();

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: { started: true, schema: true, ...Object.fromEntries(FOLLOWED.map((source) => [source, false])) } });
  });

  it('is ready when it has read all three', async () => {
    await stage.registry.answer();
    await stage.dossier.answer();

    const answer = await eventually(async () => {
      const response = await stage.readyz();
      expect(response.status).toBe(200);
      return response;
    }, 20_000);
    expect(await answer.json()).toMatchObject({
      service: 'reporting', ready: true, checks: { started: true, bus: true, schema: true, ...Object.fromEntries(FOLLOWED.map((source) => [source, true])) },
    });
  }, 30_000);

  it('shows every commune of the province to anybody', async () => {
    const reply = await stage.client.call(listFigures, { by: 'unit', limit: 200 });

    expect(reply.ok && reply.value.items).toHaveLength(166);
  });

  it('refuses a report that was asked for in a wrong form', async () => {
    expect(await stage.client.call(lookUpSummary, { asOf: 'hôm nay' })).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID', kind: 'invalid' } });
  });
});
