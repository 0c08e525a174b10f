import type { Role, TokenClaims } from '@haicap/contracts';
import { compareLocalDates, type LocalDate } from '@haicap/kernel';

export interface HeldPost {
  readonly unitId: string;
  readonly role: Role;
  readonly validFrom: LocalDate;
  /** The last day of the post; null while nobody has ended it. */
  readonly validTo: LocalDate | null;
}

export interface Account {
  readonly accountId: string;
  readonly login: string;
  readonly kind: 'officer' | 'citizen';
  /** A demo account may be signed in without a credential, in the profile `local` only. */
  readonly demo: boolean;
  readonly posts: readonly HeldPost[];
  /** What an administrator has ended; both null for most accounts for ever. */
  readonly lockedAt: Date | null;
  readonly tokensNotBefore: Date | null;
}

/** Whether the account may get a token today: nobody locked it, and an officer holds a post. */
export function mayHoldToken(account: Account, today: LocalDate): boolean {
  return account.lockedAt === null && (account.kind === 'citizen' || postsOn(account, today).length > 0);
}

/** The posts a token may carry: those held today. A post that ended yesterday gives no right, whatever its unit. */
export function postsOn(account: Account, today: LocalDate): TokenClaims['posts'] {
  return account.posts
    .filter((post) => compareLocalDates(post.validFrom, today) <= 0 && (post.validTo === null || compareLocalDates(today, post.validTo) <= 0))
    .map(({ unitId, role }) => ({ unitId, role }));
}

/** The claims of an access token beyond the registered ones. */
export function claimsOf(account: Account, today: LocalDate): Pick<TokenClaims, 'kind' | 'posts'> {
  return { kind: account.kind, posts: postsOn(account, today) };
}
