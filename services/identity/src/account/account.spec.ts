import { localDate } from '@haicap/kernel';
import { claimsOf, mayHoldToken, type Account, type HeldPost } from './account.js';

const hacThanh = '00000000-0000-5000-8000-000000014797';
const aPost = (changes: Partial<HeldPost> = {}): HeldPost =>
  ({ unitId: hacThanh, role: 'one-stop-officer', validFrom: localDate('2025-07-01'), validTo: null, ...changes });
const anOfficer = (...posts: HeldPost[]): Account =>
  ({ accountId: '00000000-0000-5000-8000-000000000001', login: 'motcua.14797', kind: 'officer', demo: true, posts, lockedAt: null, tokensNotBefore: null });

describe('the claims of a token', () => {
  it('hold the post that began today', () => {
    expect(claimsOf(anOfficer(aPost()), localDate('2025-07-01'))).toEqual({ kind: 'officer', posts: [{ unitId: hacThanh, role: 'one-stop-officer' }] });
  });

  it('hold a post on its last day, and not on the day after', () => {
    const officer = anOfficer(aPost({ validTo: localDate('2025-12-31') }));

    expect(claimsOf(officer, localDate('2025-12-31')).posts).toHaveLength(1);
    expect(claimsOf(officer, localDate('2026-01-01')).posts).toEqual([]);
  });

  it('do not hold a post that begins tomorrow', () => {
    expect(claimsOf(anOfficer(aPost({ validFrom: localDate('2025-07-02') })), localDate('2025-07-01')).posts).toEqual([]);
  });
});

describe('a token', () => {
  const lastDay = localDate('2025-12-31');
  const officer = anOfficer(aPost({ validTo: lastDay }));

  it('is for an officer who holds a post today, and not on the day after the last one ended', () => {
    expect(mayHoldToken(officer, lastDay)).toBe(true);
    expect(mayHoldToken(officer, localDate('2026-01-01'))).toBe(false);
  });

  it('is for a citizen without any post', () => {
    expect(mayHoldToken({ ...anOfficer(), kind: 'citizen' }, lastDay)).toBe(true);
  });

  it('is for nobody whose account is locked', () => {
    expect(mayHoldToken({ ...officer, lockedAt: new Date('2025-07-01T01:00:00Z') }, lastDay)).toBe(false);
  });
});
