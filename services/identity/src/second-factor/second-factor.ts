import type { Account } from '../account/account.js';

/** For whom a second factor is asked: all officers, or the one demo officer by whom it can be tried. */
export type SecondFactorPolicy = { readonly kind: 'officers' } | { readonly kind: 'one-demo-officer'; readonly login: string };

/** In production every officer has one. On a developer's machine it would only be in the way, but for one account. */
export function policyOf({ profile, province }: { readonly profile: 'local' | 'production'; readonly province: string }): SecondFactorPolicy {
  return profile === 'production' ? { kind: 'officers' } : { kind: 'one-demo-officer', login: `kiemtoan.${province}` };
}

export function isNeeded(policy: SecondFactorPolicy, { kind, login }: Pick<Account, 'kind' | 'login'>): boolean {
  return kind === 'officer' && (policy.kind === 'officers' || policy.login === login);
}

/** So many wrong codes in a row, and then none is taken for a while: of a million codes a guesser tries 480 a day. */
export const FAILURES_MAX = 5;
export const BLOCKED_MS = 15 * 60_000;

export interface FactorState {
  /** The last half minute whose code was used: neither it nor an earlier one counts again. */
  readonly lastStep: number;
  readonly failures: number;
  readonly blockedUntil: Date | null;
}

/** What a person typed, as far as it was recognised. */
export type Proof = { readonly kind: 'code'; readonly step: number } | { readonly kind: 'recovery' } | { readonly kind: 'nothing' };
export type Outcome = 'accepted' | 'wrong' | 'blocked';

/** Whether what was typed lets the person in, and what is remembered of it. */
export function judge(state: FactorState, proof: Proof, now: Date): { readonly outcome: Outcome; readonly state: FactorState } {
  if (state.blockedUntil !== null && now < state.blockedUntil) return { outcome: 'blocked', state };
  if (proof.kind === 'recovery') return { outcome: 'accepted', state: { ...state, failures: 0, blockedUntil: null } };
  if (proof.kind === 'code' && proof.step > state.lastStep) return { outcome: 'accepted', state: { lastStep: proof.step, failures: 0, blockedUntil: null } };
  const failures = state.failures + 1;
  if (failures < FAILURES_MAX) return { outcome: 'wrong', state: { ...state, failures, blockedUntil: null } };
  return { outcome: 'blocked', state: { ...state, failures: 0, blockedUntil: new Date(now.getTime() + BLOCKED_MS) } };
}
