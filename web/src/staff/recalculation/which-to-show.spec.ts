import { whichToShow } from './which-to-show.js';

describe('the recalculation that is shown', () => {
  it('is the one that waits for a decision', () => {
    expect(whichToShow({ asked: null, open: 'waiting', decided: null })).toBe('waiting');
  });

  it('stays there to be read after it was applied, when nothing is open any more', () => {
    expect(whichToShow({ asked: null, open: undefined, decided: 'applied' })).toBe('applied');
  });

  it('gives way to the next one that waits', () => {
    expect(whichToShow({ asked: null, open: 'next', decided: 'applied' })).toBe('next');
  });

  it('is whichever somebody asked for', () => {
    expect(whichToShow({ asked: 'earlier', open: 'waiting', decided: 'applied' })).toBe('earlier');
  });
});
