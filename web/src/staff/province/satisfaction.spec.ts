import { satisfactionWords, tenthsOf } from './satisfaction.js';

const rated = (count: number, sum: number) => ({ unitId: '00000000-0000-5000-8000-000000000001', count, sum, low: 0 });

describe('the satisfaction with a unit', () => {
  it('is the mean with its sample, and says when that is small', () => {
    expect([satisfactionWords(rated(20, 92)), satisfactionWords(rated(9, 45)), satisfactionWords(undefined), satisfactionWords(rated(0, 0))])
      .toEqual(['4,6/5 (20 phiếu)', '5,0/5 (9 phiếu, ít mẫu)', 'chưa có', 'chưa có']);
  });

  it('is rounded to a tenth from whole numbers', () => {
    expect([tenthsOf(rated(3, 13)), tenthsOf(rated(20, 91)), tenthsOf(rated(1, 1))]).toEqual([43, 46, 10]);
  });
});
