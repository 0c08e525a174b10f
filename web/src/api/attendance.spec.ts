import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Attendance } from './attendance.js';
import { send } from './client.js';

const MINUTE_MS = 60_000;

describe('a page', () => {
  it('is left alone a minute after the last sign of somebody', () => {
    const page = new EventTarget();
    let nowMs = 0;
    const attendance = new Attendance(page, () => nowMs);
    const leftAloneAt = (atMs: number) => {
      nowMs = atMs;
      return attendance.isLeftAlone;
    };

    expect([leftAloneAt(MINUTE_MS), leftAloneAt(MINUTE_MS + 1)]).toEqual([false, true]);
    for (const sign of ['keydown', 'pointermove', 'touchstart']) {
      page.dispatchEvent(new Event(sign));
      expect([leftAloneAt(nowMs + MINUTE_MS), leftAloneAt(nowMs + 1)]).toEqual([false, true]);
    }
  });
});

describe('a request', () => {
  const before = globalThis.fetch;
  beforeEach(() => { jest.useFakeTimers({ now: Date.now() }); });
  afterEach(() => {
    globalThis.fetch = before;
    jest.useRealTimers();
  });

  it('of a page that is left alone says so, so that it does not keep the session, and loses none of its own headers', async () => {
    const sent: Headers[] = [];
    globalThis.fetch = async (_path, init) => {
      sent.push(new Headers(init?.headers));
      return new Response('{}');
    };

    await send('/api/v1/account', { headers: { accept: 'application/json' } });
    jest.setSystemTime(Date.now() + 2 * MINUTE_MS);
    await send('/api/v1/account', { headers: { accept: 'application/json' } });

    expect(sent.map((headers) => [headers.get('accept'), headers.get('x-unattended')])).toEqual([['application/json', null], ['application/json', '1']]);
  });
});
