import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventLogRpcs } from '@haicap/contracts';
import { eventually } from '@haicap/testing';
import { webhookStage, type WebhookStage } from './webhook-stage.js';

describe('webhook after its start', () => {
  let stage: WebhookStage;
  beforeAll(async () => {
    stage = await webhookStage();
  }, 60_000);
  afterAll(() => stage.stop());

  it('is ready and knows its schema', async () => {
    const answer = await eventually(async () => {
      const response = await stage.readyz();
      expect(response.status).toBe(200);
      return response;
    });

    expect(await answer.json()).toMatchObject({ service: 'webhook', ready: true, checks: { started: true, bus: true, schema: true } });
  });

  it('answers a follower that asks for its history', async () => {
    const reply = await stage.client.call(eventLogRpcs('webhook').listEvents, { noun: 'subscription' }, { token: stage.token });

    expect(reply).toMatchObject({ ok: true, value: { events: [], more: false } });
  });

  it('refuses to show its history to nobody in particular', async () => {
    const reply = await stage.client.call(eventLogRpcs('webhook').listEvents, { noun: 'subscription' });

    expect(reply).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
  });
});
