import { refusal, stillCounts, type AccountAccess, type AccountKind, type Refusal } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';

/** What counts of what an account holds. Version 0: nobody ever changed it. */
export interface AccessState {
  readonly accountId: string;
  readonly kind: AccountKind;
  readonly version: number;
  readonly tokensNotBefore: Date | null;
  readonly lockedAt: Date | null;
}

export type AccessAction = 'lock' | 'unlock' | 'end-sessions';

export interface Order {
  readonly action: AccessAction;
  readonly by: string;
  readonly at: Date;
}

/** The state after an order, or why it is refused. Whoever locks the own account would lock the door from outside. */
export function decide(state: AccessState, { action, by, at }: Order): Result<AccessState, Refusal> {
  if (action !== 'end-sessions' && by === state.accountId) return err(refusal('ACCOUNT_IS_OWN'));
  if (action === 'lock' && state.lockedAt !== null) return err(refusal('ACCOUNT_LOCKED', { lockedAt: formatOffsetTime(state.lockedAt) }));
  if (action === 'unlock' && state.lockedAt === null) return err(refusal('ACCOUNT_NOT_LOCKED'));
  const version = state.version + 1;
  if (action === 'unlock') return ok({ ...state, version, lockedAt: null });
  return ok({ ...state, version, tokensNotBefore: at, ...(action === 'lock' ? { lockedAt: at } : {}) });
}

/** Whether something of the account that began at a second (`iat`, `loginTs`) still counts. */
export function counts({ tokensNotBefore, lockedAt }: Pick<AccessState, 'tokensNotBefore' | 'lockedAt'>, beganAtS: number): boolean {
  return stillCounts({ locked: lockedAt !== null, notBeforeMs: tokensNotBefore === null ? null : tokensNotBefore.getTime() }, beganAtS);
}

/** What facts and the gateway's question carry. */
export function toAccess({ accountId, kind, lockedAt, tokensNotBefore }: AccessState): AccountAccess {
  return { accountId, kind, locked: lockedAt !== null, tokensNotBefore: tokensNotBefore && formatOffsetTime(tokensNotBefore) };
}
