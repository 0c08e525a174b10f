import { readWarnings, warningWords } from './warnings.js';

describe('warnings before a deadline', () => {
  it('are typed in hours, and the longest comes first', () => {
    expect(readWarnings(' 4, 16 ,1.5; 4')).toEqual([960, 240, 90]);
    expect(readWarnings('')).toEqual([]);
  });

  it.each(['x', '0', '1,2,3,4,5,6', '999', '-4'])('are none as %s', (text) => {
    expect(readWarnings(text)).toBeNull();
  });

  it('are read as working days where they are some', () => {
    expect([warningWords(960), warningWords(240)]).toEqual(['2 ngày làm việc', '4 giờ làm việc']);
  });
});
