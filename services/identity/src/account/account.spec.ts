import { localDate } from '@haicap/kernel';
import { claimsOf, type Account, type HeldPost } from './account.js';

const hacThanh = '00000000-0000-5000-8000-000000014797';
const aPost = (changes: Partial<HeldPost> = {}): HeldPost =>
  ({ unitId: hacThanh, role: 'one-stop-officer', validFrom: localDate('2025-07-01'), validTo: null, ...changes });
const anOfficer = (...posts: HeldPost[]): Account =>
  ({ accountId: '00000000-0000-5000-8000-000000000001', login: 'motcua.14797', kind: 'officer', demo: true, posts });

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
