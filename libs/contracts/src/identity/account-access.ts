import { z } from 'zod';
import { accountKind } from '../core/actor.js';
import { eventLogRpcs } from '../core/event-log.js';
import { defineFact } from '../core/fact.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';

/**
 * What still counts of what an account holds. A locked account has no token and no session that counts. A token or session
 * whose start, in whole seconds (`iat`), lies before `tokensNotBefore` does not count either; null while nothing was ended.
 * Every fact of the noun carries all of it, so who watches needs the last one of an account only.
 */
const access = {
  accountId: z.uuid(), kind: accountKind,
  locked: z.boolean(), tokensNotBefore: offsetTime.nullable(),
};
export const accountAccess = z.object(access);
export type AccountAccess = z.infer<typeof accountAccess>;

/** Whether something that began at a second (`iat`) still counts. The second of the end itself is before it. */
export function stillCounts({ locked, notBeforeMs }: { readonly locked: boolean; readonly notBeforeMs: number | null }, beganAtS: number): boolean {
  return !locked && (notBeforeMs === null || beganAtS * 1_000 >= notBeforeMs);
}

const accountFact = (event: 'locked' | 'unlocked' | 'sessions-ended') => defineFact({ service: 'identity', noun: 'account', event, data: z.object(access) });
export const accountLocked = accountFact('locked');
/** Sessions and tokens of before the lock stay ended. */
export const accountUnlocked = accountFact('unlocked');
export const accountSessionsEnded = accountFact('sessions-ended');
/** From when to when a program may come, told when it is registered and when it gets another last day. Nothing else is told when a day is over. */
export const accountValiditySet = defineFact({
  service: 'identity', noun: 'account', event: 'validity-set', data: z.object({ ...access, validFrom: localDate, validTo: localDate.nullable() }),
});

export const identityEventLog = eventLogRpcs('identity');

/**
 * What counts now, for a gateway that starts: every account that is locked, or whose sessions were ended in the last 24 hours, and every
 * officer whose posts are others since a while ago. A token of before `postsNotBefore` carries posts that are no longer right; a session goes
 * on with another token.
 */
export const listAccountAccess = defineRpc({
  service: 'identity', name: 'list-account-access', kind: 'query', access: ['service'],
  request: z.strictObject({ ...pageRequest }),
  reply: pageOf(accountAccess.extend({ postsNotBefore: offsetTime.optional() })),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

/** An account as its administrator sees it. `login` is null for a citizen, whose name and number nobody sees here. */
export const accountOverview = z.object({
  ...access, version: z.int(), login: z.string().nullable(), lockedAt: offsetTime.nullable(), lockReason: z.string().nullable(),
});
export type AccountOverview = z.infer<typeof accountOverview>;

const command = (name: string, errors: readonly ('ACCOUNT_LOCKED' | 'ACCOUNT_NOT_LOCKED' | 'ACCOUNT_IS_OWN')[]) => defineRpc({
  service: 'identity', name, kind: 'command', access: ['province-admin'],
  request: z.strictObject({ accountId: z.uuid(), reason: z.string().trim().min(3).max(300) }),
  reply: accountOverview,
  errors: [
    'REQUEST_INVALID', 'FORBIDDEN', 'ACCOUNT_NOT_FOUND', ...errors,
    'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN',
  ],
});
/** Nobody gets in with the account any more, and what it holds ends. */
export const lockAccount = command('lock-account', ['ACCOUNT_LOCKED', 'ACCOUNT_IS_OWN']);
export const unlockAccount = command('unlock-account', ['ACCOUNT_NOT_LOCKED', 'ACCOUNT_IS_OWN']);
/** Every session and token of the account ends; its holder may sign in again. */
export const endAccountSessions = command('end-account-sessions', []);

export const lookUpAccount = defineRpc({
  service: 'identity', name: 'look-up-account', kind: 'query', access: ['province-admin', 'auditor'],
  request: z.strictObject({ accountId: z.uuid() }),
  reply: accountOverview,
  looks: { at: 'account', ids: (_reply, { accountId }) => [accountId] }, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'ACCOUNT_NOT_FOUND'],
});

/** The second factor of whoever lost phone and recovery codes is taken away; a new one is set up at the next sign-in. */
export const resetSecondFactor = defineRpc({
  service: 'identity', name: 'reset-second-factor', kind: 'command', access: ['province-admin'],
  request: lockAccount.request,
  reply: z.object({ accountId: z.uuid() }),
  errors: [
    'REQUEST_INVALID', 'FORBIDDEN', 'ACCOUNT_NOT_FOUND', 'ACCOUNT_IS_OWN', 'SECOND_FACTOR_NOT_SET_UP',
    'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN',
  ],
});
