import type { Figures } from '@haicap/contracts';
import { toneOf } from './tile-tone.js';

const figures = (changed: Partial<Figures>): Figures => ({ received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0, waiting: 0, ...changed });

describe('the tone of a unit', () => {
  it('is quiet when nothing was resolved and nothing is overdue', () => {
    expect(toneOf(figures({ received: 5, open: 5 }))).toBe('quiet');
  });

  it('is late as soon as one open dossier is past its due day, whatever the rate', () => {
    expect(toneOf(figures({ resolved: 100, onTime: 100, open: 1, overdue: 1 }))).toBe('late');
  });

  it.each([
    [100, 99, 'good'], [10_000, 9_899, 'fair'], [100, 97, 'fair'], [1_000, 969, 'watch'], [100, 90, 'watch'], [1_000, 899, 'late'],
  ] as const)('of %i resolved with %i on time is %s', (resolved, onTime, tone) => {
    expect(toneOf(figures({ resolved, onTime, late: resolved - onTime }))).toBe(tone);
  });
});
