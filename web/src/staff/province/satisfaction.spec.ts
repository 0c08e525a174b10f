import { satisfactionWords, tenthsOf } from './satisfaction.js';

const rated = (count: number, sum: number) => ({ unitId: '00000000-0000-5000-8000-000000000001', count, sum, low: 0 });

describe('the satisfaction with a unit', () => {
  it('is the mean with its sample, and says when that is small', () => {
    const of = new Map([['a', rated(20, 92)], ['b', rated(9, 45)], ['d', rated(0, 0)]]);
    expect(['a', 'b', 'c', 'd'].map((unitId) => satisfactionWords({ state: 'known', of }, unitId))).toEqual(['4,6/5 (20 phiếu)', '5,0/5 (9 phiếu, ít mẫu)', 'chưa có', 'chưa có']);
  });

  it('is not said to be none while it is asked for, or when it could not be read', () => {
    expect([satisfactionWords({ state: 'asking', of: new Map() }, 'a'), satisfactionWords({ state: 'failed', of: new Map() }, 'a')]).toEqual(['…', 'chưa tải được']);
  });

  it('is rounded to a tenth from whole numbers', () => {
    expect([tenthsOf(rated(3, 13)), tenthsOf(rated(20, 91)), tenthsOf(rated(1, 1))]).toEqual([43, 46, 10]);
  });
});
