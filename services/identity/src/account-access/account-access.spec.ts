import { decide, counts, toAccess, type AccessState } from './account-access.js';

const ADMINISTRATOR = '01980000-0000-7000-8000-00000000000a';
const at = new Date('2025-07-01T08:00:00.500+07:00');
const secondOf = (instant: Date) => Math.floor(instant.getTime() / 1_000);
const anAccount = (changes: Partial<AccessState> = {}): AccessState =>
  ({ accountId: '01980000-0000-7000-8000-000000000002', kind: 'officer', version: 0, tokensNotBefore: null, lockedAt: null, ...changes });
const after = (state: AccessState, action: 'lock' | 'unlock' | 'end-sessions', by = ADMINISTRATOR) => {
  const decided = decide(state, { action, by, at });
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
};

describe('an account that is locked', () => {
  it('has nothing left that counts, whenever it began', () => {
    const locked = after(anAccount(), 'lock');

    expect(toAccess(locked)).toEqual({ accountId: locked.accountId, kind: 'officer', locked: true, tokensNotBefore: '2025-07-01T08:00:00.500+07:00' });
    expect(counts(locked, secondOf(at) + 3_600)).toBe(false);
  });

  it('holds what began after the lock once it is unlocked, and nothing of before', () => {
    const unlocked = after(after(anAccount(), 'lock'), 'unlock');

    expect(counts(unlocked, secondOf(at) + 1)).toBe(true);
    expect(counts(unlocked, secondOf(at))).toBe(false);
    expect(unlocked.version).toBe(2);
  });

  it('is not locked again, and one that is not locked is not unlocked', () => {
    expect(decide(after(anAccount(), 'lock'), { action: 'lock', by: ADMINISTRATOR, at })).toMatchObject({ ok: false, error: { code: 'ACCOUNT_LOCKED' } });
    expect(decide(anAccount(), { action: 'unlock', by: ADMINISTRATOR, at })).toMatchObject({ ok: false, error: { code: 'ACCOUNT_NOT_LOCKED' } });
  });

  it('is never the own one', () => {
    const own = anAccount();

    for (const action of ['lock', 'unlock'] as const) {
      expect(decide(own, { action, by: own.accountId, at })).toMatchObject({ ok: false, error: { code: 'ACCOUNT_IS_OWN' } });
    }
  });
});

describe('the end of all sessions', () => {
  it('leaves the account open, also for the own one', () => {
    const own = anAccount();

    const ended = after(own, 'end-sessions', own.accountId);

    expect(ended.lockedAt).toBeNull();
    expect(counts(ended, secondOf(at) - 1)).toBe(false);
    expect(counts(ended, secondOf(at) + 1)).toBe(true);
  });
});
