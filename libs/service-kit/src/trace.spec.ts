import { describe, expect, it } from '@jest/globals';
import { currentTraceId, currentTraceparent, runInTrace, traceIdOf } from './trace.js';

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
