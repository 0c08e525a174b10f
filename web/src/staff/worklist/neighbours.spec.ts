import { neighboursOf, placeAgain, rememberOpened, rememberRows } from './neighbours.js';

describe('the list a dossier was opened from', () => {
  it('tells what stands before and behind it', () => {
    rememberRows(['a', 'b', 'c']);
    expect(neighboursOf('b')).toEqual({ previous: 'a', next: 'c' });
    expect(neighboursOf('a')).toEqual({ previous: undefined, next: 'b' });
    expect(neighboursOf('c').next).toBeUndefined();
  });

  it('is none for a dossier that was opened otherwise', () => {
    expect(neighboursOf('x')).toEqual({ previous: undefined, next: undefined });
  });

  it('are found again at the place where somebody was, while that is in the list', () => {
    rememberOpened('b');
    expect([placeAgain(['a', 'b']), placeAgain(['c', 'd'])]).toEqual([1, 0]);
  });
});
