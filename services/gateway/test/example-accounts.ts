import { endAccountSessions, lockAccount, lookUpAccount, resetSecondFactor, unlockAccount, type AccountOverview, type RpcContract } from '@haicap/contracts';

const ID = '01980000-0000-7000-8000-00000000000e';

const account: AccountOverview = {
  accountId: ID, kind: 'officer', version: 1, login: 'motcua.14797', locked: true, tokensNotBefore: '2025-07-01T08:00:00+07:00',
  lockedAt: '2025-07-01T08:00:00+07:00', lockReason: 'Mất điện thoại',
};

/** A valid reply for every contract of accounts. */
export const ACCOUNT_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  ...[lookUpAccount, lockAccount, unlockAccount, endAccountSessions].map((contract) => [contract, account] as const), [resetSecondFactor, { accountId: ID }],
];

/** A valid body for every write among them. */
export const ACCOUNT_BODIES: Readonly<Record<string, unknown>> = Object.fromEntries(
  ['lockAccount', 'unlockAccount', 'endAccountSessions', 'resetSecondFactor'].map((operation) => [operation, { reason: 'Mất điện thoại' }]));
export const ACCOUNT_PATH_VALUES: Readonly<Record<string, string>> = { accountId: ID };
