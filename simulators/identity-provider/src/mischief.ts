/** What a provider may do wrong. Each holds for the next so many times. */
export const GOOD = {
  algNone: 0, foreignKey: 0, wrongAudience: 0, wrongIssuer: 0, wrongNonce: 0, expired: 0,
  replayedCode: 0, mixUp: 0, noIssuer: 0, otherSubject: 0, slowKeys: 0, deadKeys: 0, deadTokens: 0,
};
export type Mischief = Record<keyof typeof GOOD, number>;

/** True as often as that was ordered. */
export function takes(mischief: Mischief, what: keyof Mischief): boolean {
  if (mischief[what] <= 0) return false;
  mischief[what] -= 1;
  return true;
}
