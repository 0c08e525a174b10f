import { describe, expect, it } from '@jest/globals';
import { DenialCount } from './denial-count.js';

describe('denials that cannot be written for hours', () => {
  it('stay counted, the latest as one, and do not fill the memory', () => {
    const count = new DenialCount();
    let told = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      const now = new Date(Date.UTC(2026, 0, 1, 0, minute));
      for (let n = 0; n < 1_000; n += 1) if (!count.isFirst({ account: `a${n % 200}`, kind: 'officer', deed: 'look-up-dossier', code: 'FORBIDDEN' }, now)) told += 1;
      count.giveBack(count.over(now));
    }
    const kept = count.all();

    expect(kept.length).toBeLessThan(6_000);
    expect(kept.reduce((sum, { times }) => sum + times, 0)).toBe(told);
    expect(kept[0]).toMatchObject({ account: 'a0', times: 4, minute: '2026-01-01T00:00:00.000Z' });
  });
});
