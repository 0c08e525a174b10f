import { describe, expect, it } from '@jest/globals';
import { signedLag } from './consumer-lag.js';

describe('the lag of a durable', () => {
  it('is what is pending and what is not acknowledged yet', () => {
    expect(signedLag({ streamLastSeq: 100, deliveredStreamSeq: 90, pending: 7, ackPending: 3 })).toBe(10);
  });

  it('is zero when only other nouns of the stream went on', () => {
    expect(signedLag({ streamLastSeq: 100, deliveredStreamSeq: 40, pending: 0, ackPending: 0 })).toBe(0);
  });

  it('is negative when the durable stands beyond the end of its stream', () => {
    expect(signedLag({ streamLastSeq: 100, deliveredStreamSeq: 200, pending: 0, ackPending: 0 })).toBe(-100);
  });
});
