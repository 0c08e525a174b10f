import { dayBefore, lifeWords } from './unit-words.js';

describe('the life of a unit', () => {
  it('is told by its first and last day', () => {
    expect(lifeWords({ validFrom: '2025-07-01', validTo: null })).toBe('từ 01/07/2025');
    expect(lifeWords({ validFrom: null, validTo: '2025-06-30' })).toBe('trước khi có số liệu đến hết 30/06/2025');
  });

  it('is looked up on the day before it ended', () => {
    expect(dayBefore('2025-07-01')).toBe('2025-06-30');
  });
});
