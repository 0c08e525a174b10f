import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { runInTrace } from '@haicap/service-kit';
import { seededIds, testClock } from '@haicap/testing';
import { appendAudit, appendEvents, newEvent, type NewEvent } from '../src/index.js';
import { raiseApp, sqlStateOf, type AppStage } from './app-stage.js';
import { unitId, unitNoted } from './note-facts.js';
import { noted } from './owner-stage.js';

jest.setTimeout(30_000);

const clock = testClock();
let ids = seededIds(3, clock);
let stage: AppStage;

beforeAll(async () => {
  stage = await raiseApp();
});

beforeEach(async () => {
  ids = seededIds(3, clock);
  await stage.empty();
});

afterAll(() => stage.close());

const append = (tx: EntityManager, events: NewEvent[]) => appendEvents(tx, events, { actor: 'account-1', clock, ids });
const counts = () => stage.rows('SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM outbox) AS queued, (SELECT count(*)::int FROM audit) AS audited');

describe('events appended in a transaction', () => {
  it('bring their outbox entries and audit rows along', async () => {
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

    await runInTrace(trace, () => stage.within((tx) => append(tx, [noted(1, 1, 'first'), noted(1, 2, 'second'), noted(2, 1)])));

    expect(await counts()).toEqual([{ events: 3, queued: 3, audited: 3 }]);
    expect(await stage.rows('SELECT noun, aggregate_id, version, type, body, at, actor, substr(traceparent, 4, 32) AS trace FROM event ORDER BY id LIMIT 1')).toEqual([{
      noun: 'unit', aggregate_id: unitId(1), version: 1, type: 'vn.haicap.registry.unit.noted.v1', body: { amount: 1, mark: 'first' },
      at: new Date('2025-07-01T01:00:00Z'), actor: 'account-1', trace: 'a'.repeat(32),
    }]);
    expect(await stage.rows('SELECT action, object_type, object_id, version, trace_id, detail, seq FROM audit ORDER BY id LIMIT 1')).toEqual([{
      action: 'note', object_type: 'unit', object_id: unitId(1), version: 1, trace_id: 'a'.repeat(32), detail: { mark: 'first' }, seq: null,
    }]);
  });

  it('leave nothing behind when the transaction does not commit', async () => {
    await expect(stage.within(async (tx) => {
      await append(tx, [noted(1, 1)]);
      throw new Error('the desk closed');
    })).rejects.toThrow('the desk closed');

    expect(await counts()).toEqual([{ events: 0, queued: 0, audited: 0 }]);
    await stage.within((tx) => append(tx, [noted(1, 1)]));
    expect(await counts()).toEqual([{ events: 1, queued: 1, audited: 1 }]);
  });

  it.each([
    ['skips a version', [noted(1, 1), noted(1, 3)]],
    ['begins above version 1', [noted(1, 2)]],
    ['repeats a version', [noted(1, 1), noted(1, 1)]],
    ['runs backwards', [noted(1, 2), noted(1, 1)]],
  ])('are refused as a whole when one of them %s', async (_, events) => {
    expect(await sqlStateOf(stage.within((tx) => append(tx, [noted(9, 1), ...events])))).toBe('HC001');

    expect(await counts()).toEqual([{ events: 0, queued: 0, audited: 0 }]);
  });

  it('are refused when another transaction wrote that version first', async () => {
    await stage.within((tx) => append(tx, [noted(1, 1), noted(1, 2)]));

    expect(await sqlStateOf(stage.within((tx) => append(tx, [noted(1, 2)])))).toBe('HC001');
  });

  it('do not carry what their contract does not name', async () => {
    const data = { amount: 1, mark: 'x', fullName: 'Nguyễn Văn An' };

    await stage.within((tx) => append(tx, [newEvent({ ...noted(1, 1), contract: unitNoted, data })]));

    expect(await stage.rows('SELECT body FROM event')).toEqual([{ body: { amount: 1, mark: 'x' } }]);
  });

  it('are refused when they are too large for the stream', async () => {
    await expect(stage.within((tx) => append(tx, [noted(1, 1, 'x'.repeat(70_000))]))).rejects.toThrow('70');
  });

  it('may be a thousand at once', async () => {
    await stage.within((tx) => append(tx, Array.from({ length: 1_000 }, (_, n) => noted(n, 1))));

    expect(await counts()).toEqual([{ events: 1_000, queued: 1_000, audited: 1_000 }]);
  });
});

describe('a deed without a fact', () => {
  it('leaves an audit row and no event', async () => {
    await stage.within((tx) => appendAudit(tx, [{ action: 'sign-in', objectType: 'account', objectId: 'account-1' }], { actor: 'account-1', clock }));

    expect(await counts()).toEqual([{ events: 0, queued: 0, audited: 1 }]);
  });
});
