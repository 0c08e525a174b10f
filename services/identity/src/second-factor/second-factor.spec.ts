import { newRecoveryCodes, newSecret } from './totp.js';
import { BLOCKED_MS, FAILURES_MAX, isNeeded, judge, policyOf, type FactorState } from './second-factor.js';

const now = new Date('2025-07-01T01:00:00Z');
const fresh: FactorState = { lastStep: 100, failures: 0, blockedUntil: null };
const wrongTimes = (count: number, at = now) => Array.from({ length: count }).reduce<ReturnType<typeof judge>>(
  ({ state }) => judge(state, { kind: 'nothing' }, at), { outcome: 'wrong', state: fresh });

describe('a second factor', () => {
  it('is asked of every officer in production, and of no citizen', () => {
    const policy = policyOf({ profile: 'production', province: '38' });

    expect(isNeeded(policy, { kind: 'officer', login: 'an' })).toBe(true);
    expect(isNeeded(policy, { kind: 'citizen', login: 'cd-1' })).toBe(false);
  });

  it('is asked of one demo officer on a developer\'s machine, and of nobody else', () => {
    const policy = policyOf({ profile: 'local', province: '38' });

    expect(isNeeded(policy, { kind: 'officer', login: 'kiemtoan.38' })).toBe(true);
    expect(isNeeded(policy, { kind: 'officer', login: 'motcua.14797' })).toBe(false);
  });
});

describe('a code', () => {
  it('counts once, and one of an earlier half minute not at all afterwards', () => {
    const first = judge(fresh, { kind: 'code', step: 102 }, now);

    expect(first.outcome).toBe('accepted');
    expect(judge(first.state, { kind: 'code', step: 102 }, now).outcome).toBe('wrong');
    expect(judge(first.state, { kind: 'code', step: 101 }, now).outcome).toBe('wrong');
    expect(judge(first.state, { kind: 'code', step: 103 }, now).outcome).toBe('accepted');
  });

  it('that is right counts no more after too many wrong ones, until the time is over', () => {
    const blocked = wrongTimes(FAILURES_MAX);

    expect(wrongTimes(FAILURES_MAX - 1).outcome).toBe('wrong');
    expect(blocked.outcome).toBe('blocked');
    for (const proof of [{ kind: 'code', step: 200 }, { kind: 'recovery' }] as const) expect(judge(blocked.state, proof, now).outcome).toBe('blocked');
    expect(judge(blocked.state, { kind: 'code', step: 200 }, new Date(now.getTime() + BLOCKED_MS)).outcome).toBe('accepted');
  });

  it('that is right makes the wrong ones before it forgotten', () => {
    const { state } = judge(wrongTimes(FAILURES_MAX - 1).state, { kind: 'code', step: 101 }, now);

    expect(judge(state, { kind: 'nothing' }, now).outcome).toBe('wrong');
  });
});

describe('what is drawn for a second factor', () => {
  it('is ten codes of 120 bits for the drawer, and 160 bits for the phone, each time others', () => {
    const [codes, others] = [newRecoveryCodes(), newRecoveryCodes()];

    // Twenty-four signs of thirty-two, as they are copied from paper.
    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/.test(code))).toEqual([]);
    expect(new Set([...codes, ...others]).size).toBe(20);
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
