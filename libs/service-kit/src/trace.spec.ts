import { describe, expect, it } from '@jest/globals';
import { continueTrace, currentTraceId, currentTraceparent, runInTrace, traceIdOf } from './trace.js';

const received = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

describe('a trace', () => {
  it('goes on with the received trace id and a span of its own', () => {
    const sent = runInTrace(received, () => currentTraceparent());

    expect(traceIdOf(sent)).toBe('a'.repeat(32));
    expect(sent).not.toBe(received);
  });

  it('survives whatever is awaited and does not mix with its neighbour', async () => {
    const seen = await Promise.all(['a', 'b', 'c'].map((letter) => runInTrace(`00-${letter.repeat(32)}-${'b'.repeat(16)}-01`, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return currentTraceId();
    })));

    expect(seen).toEqual(['a', 'b', 'c'].map((letter) => letter.repeat(32)));
  });

  it('gives a span of its own with the id of its trace, also where nothing runs in it', () => {
    const span = continueTrace(received);

    expect(span).toEqual({ traceId: 'a'.repeat(32), traceparent: expect.stringMatching(/^00-a{32}-[0-9a-f]{16}-01$/) });
    expect(continueTrace(received).traceparent).not.toBe(span.traceparent);
    expect(currentTraceId()).toBeUndefined();
  });

  it('has ids that never come twice, more of them than are made at a time', () => {
    const ids = Array.from({ length: 1_000 }, () => continueTrace(undefined));

    expect(new Set(ids.map(({ traceId }) => traceId)).size).toBe(1_000);
    expect(new Set(ids.map(({ traceparent }) => traceparent.slice(36, 52))).size).toBe(1_000);
  });

  it('begins anew when nothing usable was received', () => {
    for (const bad of [undefined, '', 'x', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`]) {
      const traceId = runInTrace(bad, () => currentTraceId());
      expect(traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(traceId).not.toBe('0'.repeat(32));
    }
  });

  it('is absent outside, where a traceparent is still well-formed', () => {
    expect(currentTraceId()).toBeUndefined();
    expect(traceIdOf(currentTraceparent())).toMatch(/^[0-9a-f]{32}$/);
  });
});
