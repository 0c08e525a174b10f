import { reasonsFor, stillFitting } from './rating-words.js';

describe('the reasons beside a score', () => {
  it('praise above the middle, blame below it, and both in it', () => {
    expect([reasonsFor(5), reasonsFor(3), reasonsFor(1)].map((reasons) => reasons.length)).toEqual([4, 10, 6]);
    expect(reasonsFor(5).map(([code]) => code)).toContain('on-time');
    expect(reasonsFor(2).map(([code]) => code)).toContain('late');
  });

  it('go when the score is changed to one they do not belong to', () => {
    expect(stillFitting(['on-time', 'late'], 5)).toEqual(['on-time']);
    expect(stillFitting(['on-time', 'late'], 3)).toEqual(['on-time', 'late']);
  });
});
